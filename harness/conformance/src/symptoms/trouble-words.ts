/**
 * Beginnings of words of which each message about a fault has one; a line without any is not looked at, which makes a
 * log of 100 MB a matter of seconds. A test holds every clue against them.
 */
const WORDS = [
  ["error", "err!", "exception", "exit", "fail", "fatal", "abort", "panic", "crash", "fault", "core dumped", "errno"],
  ["kill", "died", "dead", "terminat", "signal", "SIG[A-Z]{3}", "lost", "broken", "corrupt", "interrupt", "stopped"],
  [
    " not?\\b",
    "n't\\b",
    "cannot",
    "could not",
    "unable",
    "never",
    "without",
    "missing",
    "nothing",
    "\\bno ",
    "unsuccess",
    "problem",
  ],
  ["un(?:known|supported|recogni|expected|authori|reachable|available|healthy|bound|defined|accept|provision)"],
  ["invalid", "illegal", "incompatib", "insufficient", "mismatch", "wrong", "bad ", "only supports", "conflict"],
  ["denied", "refused", "reject", "forbidden", "permission", "privileged", "read-only", "expired", "credential"],
  ["time-?d? ?-?out", "exceed", "limit", "throttl", "too (?:large|long|many|big|small|old)", "large", "greater than"],
  ["memory", "\\boom", "alloc", "space", "quota", "capacity", "disk", "heap", "\\bshm\\b", "507"],
  ["require", "must", "need", "ensure", "make sure", "please", "already", "multiple", "duplicate"],
  [
    "upstream",
    "gateway",
    '" [45]\\d\\d',
    "connect",
    "127\\.0\\.0\\.1",
    "localhost",
    "redirect",
    "rendezvous",
    "waiting",
  ],
  [
    "manifest",
    "unpickl",
    "no module",
    "\\bE(?:NO|AC|PERM|ROFS|ADDR|AI_|CONN|MFILE|IS|SPIPE|XEC|HOST|NET|RESOLVE)",
    "ERR_",
    "retrying",
    "changed",
    "compiled",
    "extra data",
    "unexpected",
  ],
  [
    "argument",
    "option",
    "\\.so\\b",
    "emm?itt?ing",
    "deadlock",
    "assert",
    "nan\\b",
    "\\bwarn",
    "giving up",
    "see (?:the )?job logs",
  ],
  ["path_or_model_id", "accept-bind-to-port", "multi-models", "MaxRuntime", "gated", "_capabilities", "-bit"],
];
const TROUBLE = new RegExp(WORDS.flat().join("|"), "i");

export const mayBeTrouble = (line: string): boolean => TROUBLE.test(line);
