import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Crashes of native code, signals, limits of processes and files. */
export const crashes: readonly Symptom[] = [
  {
    title: "A Go program panicked",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "panic: runtime error: invalid memory address or nil pointer dereference",
        /^panic: (?!listen|bind|open)(?<reason>.+)|fatal error: (?<reason>all goroutines are asleep.*)/i,
      ),
    ],
    happened: "The Go program ended with a panic ({reason}).",
    cause: "An error in the program that it does not catch: a nil pointer, an index, a deadlock.",
    fix: "The first frame below the panic that is yours names the line. In a server recover in the handler and answer 500 or 400.",
    requirements: ["INV-ERR-06", "TRAIN-FAIL-01", "IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "A native library crashed",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "Segmentation fault (core dumped)",
        /Segmentation fault|SIGSEGV(?!: segmentation violation)|SIGABRT|double free or corruption|free\(\): invalid|exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+(?:139|134)\b|terminated due to signal (?:11|6)\b|ExitCode 139/i,
      ),
      clue(
        "Illegal instruction (core dumped)",
        /Illegal instruction|SIGILL|exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+132\b|requires? (?:a CPU with )?AVX\d*|compiled to use (?:SSE|AVX)\S* instructions, but these aren't available/i,
      ),
      clue(
        "Shard process was signaled to shutdown with signal 4 rank=0",
        /signal(?:ed)?\b.{0,30}\bsignal (?:4|6|8|11)\b|killed by signal:? (?:4|6|8|11)\b|died with <Signals\.SIG(?:SEGV|ILL|ABRT)/i,
      ),
    ],
    alone: [
      "139",
      "132",
      "134",
      "sigsegv",
      "sigill",
      "sigabrt",
      "exit code 139",
      "exit code 132",
      "exit code 134",
      "signal 11",
    ],
    happened: "A native library crashed (139, 134), or used instructions that this processor does not have (132).",
    cause:
      "Libraries that do not fit each other, or one built for another processor (`-march=native`, an emulated build). No handler of the program has run, so there is no failure file.",
    fix: "Take the library's official build for linux/amd64 (or compile for a common processor), pin versions that fit, and build and run on the same platform.",
    requirements: ["IMG-ARCH-01", "TRAIN-FAIL-01", "STOP-04"],
    sources: [
      issue("aws/amazon-sagemaker-examples", 842),
      issue("aws/sagemaker-python-sdk", 134),
      issue("aws/sagemaker-tensorflow-training-toolkit", 154),
    ],
  },
  {
    title: "Ended by SIGTERM",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "exit code: 143",
        /exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+143\b|ExitCode 143|signal 15 \(SIGTERM\)/i,
      ),
    ],
    alone: ["143", "sigterm", "exit code 143"],
    happened: "SIGTERM ended the process where it stood (143).",
    cause:
      "The job was stopped, interrupted (spot) or timed out, and nothing in the container handles the signal, so nothing was saved.",
    fix: "Handle SIGTERM and save what there is; start the program with `exec`, so that it gets the signal and not a shell before it.",
    requirements: ["TRAIN-SIG-02", "TRAIN-SIG-01", "IMG-EXEC-06", "STOP-03"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), issue("aws/sagemaker-training-toolkit", 173)],
  },
  {
    title: "Too many processes or open files",
    area: "memory",
    role: "cause",
    clues: [
      clue("OSError: [Errno 24] Too many open files", /Too many open files|EMFILE|ENFILE/i),
      clue(
        "RuntimeError: can't start new thread",
        /can't start new thread|unable to create (?:new )?native thread|pthread_create.*(?:failed|Resource temporarily)|fork: (?:retry: )?Resource temporarily unavailable|BlockingIOError: .*Resource temporarily/i,
      ),
    ],
    happened: "The program reached a limit of open files, threads or processes.",
    cause: "Files or connections are not closed, or each library starts as many threads as the machine has processors.",
    fix: "Close what is opened; set `OMP_NUM_THREADS`, `OPENBLAS_NUM_THREADS` and the number of workers to the processors you mean to use.",
    requirements: ["SEC-RES-03", "HOST-MEM-01"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile")],
  },
];
