const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a command sees of the signals that end it. */
export interface Interruption {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP, and by a crash. Everything that the command started must end then. */
  readonly signal: AbortSignal;
  /** From now on a signal is the ordinary end of the command, with its own exit code: an endpoint serves until Ctrl-C. */
  becomesOrdinaryEnd(): void;
  /** How a line about the interruption reaches the person while the result lives. Default: the standard error. */
  sayThrough(say: (line: string) => void): Disposable;
}

/** The same, as the process's own end sees it. */
export interface ProcessInterruption extends Interruption {
  /** How many signals have come. */
  readonly count: number;
  readonly isOrdinaryEnd: boolean;
  /** Called at each signal, at once for one that came before. */
  onSignal(react: () => void): void;
  /** Ends the command without a signal: a crash. */
  abort(): void;
  say(line: string): void;
}

/**
 * Listens from now until the process ends: without a listener a signal ends Node on the spot, and nothing is removed.
 * This module imports nothing, so that it can be the first that the command loads.
 */
export function listenForInterruption(): ProcessInterruption {
  const controller = new AbortController();
  const onStandardError = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  let say = onStandardError;
  let react: () => void = () => {};
  let count = 0;
  let ordinary = false;
  for (const name of SIGNALS)
    process.on(name, () => {
      count += 1;
      controller.abort();
      react();
    });
  return {
    signal: controller.signal,
    get count() {
      return count;
    },
    get isOrdinaryEnd() {
      return ordinary;
    },
    becomesOrdinaryEnd() {
      // A signal that came before this moment interrupted a command that was not at work yet.
      ordinary = !controller.signal.aborted;
    },
    sayThrough(through) {
      say = through;
      return {
        [Symbol.dispose]() {
          say = onStandardError;
        },
      };
    },
    onSignal(reaction) {
      react = reaction;
      if (count > 0) reaction();
    },
    abort: () => controller.abort(),
    say: (line) => say(line),
  };
}
