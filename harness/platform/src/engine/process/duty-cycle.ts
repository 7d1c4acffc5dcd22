const PERIOD_MS = 50;

/** Keeps a process group from running most of the time. */
export interface DutyCycle {
  /** Lets it run freely. Twice is no error. */
  end(): void;
}

/**
 * Stops and continues a process group in turns, so that it runs for about this share of the time. A turn to run that was too long,
 * because this process was late, makes the next pause longer. SIGKILL ends a stopped process too; SIGTERM reaches it in its next turn.
 */
export function dutyCycle(group: number, share: number, isOver: () => boolean): DutyCycle {
  const runMs = Math.max(1, share * PERIOD_MS);
  let timer: NodeJS.Timeout | undefined;
  const send = (signal: "SIGSTOP" | "SIGCONT"): boolean => {
    // The number of a group that has ended may be another's by now.
    if (isOver()) return false;
    try {
      return process.kill(-group, signal);
    } catch {
      return false;
    }
  };
  const run = (): void => {
    if (!send("SIGCONT")) return;
    const began = performance.now();
    timer = setTimeout(() => {
      if (!send("SIGSTOP")) return;
      const ranMs = performance.now() - began;
      timer = setTimeout(run, ranMs / share - ranMs);
    }, runMs);
  };
  run();
  return {
    end() {
      clearTimeout(timer);
      send("SIGCONT");
    },
  };
}
