const TRACE = "Traceback (most recent call last)";
const CHAINED = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** A parent reports that its child failed: the child's own words stand before the parent's trace. */
const CHILD_FAILED = /CalledProcessError|ExecuteUserScriptError|returned non-zero exit status/;
/** The program goes on after such a line, so it does not explain an end. */
const GOES_ON =
  /^\W*(?:W|I|WARN(?:ING)?|INFO|DEBUG|NOTE|NOTICE)\b[\s\]:]|\w*Warning: |\b(?:fall(?:ing|s)? back|instead|skipp(?:ed|ing)|ignor(?:ed|ing)|will be disabled)\b/i;

/**
 * The lines that can explain why a program ended: its last trace and what followed it, without the warnings after which it went on.
 * Without a trace, or when the trace is about a child process, every other line of the log can.
 */
export function lastWords(lines: readonly string[]): string[] {
  const start = startOfLastTrace(lines);
  const trace = start === undefined ? undefined : lines.slice(start);
  const own = trace === undefined || trace.some((line) => CHILD_FAILED.test(line)) ? lines : trace;
  return own.filter((line) => !GOES_ON.test(line));
}

/** Where the last trace begins; a trace that was raised while another was handled begins with that one. */
function startOfLastTrace(lines: readonly string[]): number | undefined {
  let start = lines.findLastIndex((line) => line.includes(TRACE));
  if (start < 0) return undefined;
  while (lines.slice(Math.max(0, start - 3), start).some((line) => CHAINED.test(line.trim()))) {
    const before = lines.slice(0, start).findLastIndex((line) => line.includes(TRACE));
    if (before < 0) break;
    start = before;
  }
  return start;
}
