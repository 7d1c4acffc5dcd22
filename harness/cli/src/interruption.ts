/** Listens for Ctrl-C and SIGTERM while it lives. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The first signal aborts, so that everything is removed; the second one leaves at once with 130. `onSignal` says so to the person. */
export function listenForInterruption(onSignal: () => void): Interruption {
  const controller = new AbortController();
  const listener = (): void => {
    if (controller.signal.aborted) process.exit(130);
    onSignal();
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, listener);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of SIGNALS) process.off(name, listener);
    },
  };
}
