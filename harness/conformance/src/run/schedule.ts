import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { Interrupted } from "./interrupted.ts";
import { startsFrom } from "./plan.ts";

export interface ScheduleOptions {
  /** In the order in which they are started when there is a choice. */
  readonly experiments: readonly Experiment<unknown>[];
  /** Runs one; rejects where the whole run cannot go on. */
  readonly run: (experiment: Experiment<unknown>, outcomes: ReadonlyMap<string, Outcome>) => Promise<Outcome>;
  /** An outcome that is known without running, or undefined. Asked for each before it starts. */
  readonly withoutRunning: (
    experiment: Experiment<unknown>,
    outcomes: ReadonlyMap<string, Outcome>,
  ) => Outcome | undefined;
  /** How many that start containers may run side by side at this moment. */
  readonly parallel: () => number;
  readonly onStarted?: (experiment: Experiment<unknown>, next: readonly Experiment<unknown>[]) => void;
  readonly onFinished?: (
    experiment: Experiment<unknown>,
    outcome: Outcome,
    left: readonly Experiment<unknown>[],
  ) => void;
  readonly signal: AbortSignal;
  /** How long running experiments may take to end after the signal. Default 3 s. */
  readonly abortGraceMs?: number;
}

/**
 * Runs experiments side by side, each after those that it starts from; an exclusive one runs alone.
 * Throws Interrupted when the signal comes, and what `run` throws: nothing new starts, and what runs gets a moment to end.
 */
export async function schedule(options: ScheduleOptions): Promise<Map<string, Outcome>> {
  const { signal } = options;
  const outcomes = new Map<string, Outcome>();
  const waiting = new Set(options.experiments);
  const running = new Map<Experiment<unknown>, Promise<void>>();
  const aborted = Promise.withResolvers<void>();
  const onAbort = (): void => aborted.resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();

  const finish = (experiment: Experiment<unknown>, outcome: Outcome): void => {
    outcomes.set(experiment.name, outcome);
    running.delete(experiment);
    if (!signal.aborted) options.onFinished?.(experiment, outcome, [...waiting, ...running.keys()]);
  };
  const start = (experiment: Experiment<unknown>): void => {
    waiting.delete(experiment);
    const known = options.withoutRunning(experiment, outcomes);
    if (known !== undefined) {
      finish(experiment, known);
      return;
    }
    const ran = options.run(experiment, outcomes).then((outcome) => finish(experiment, outcome));
    // The race below sees it, unless the run is over by then.
    ran.catch(() => {});
    running.set(experiment, ran);
    options.onStarted?.(experiment, upcoming(waiting));
  };

  const settled = () => atMost(Promise.allSettled(running.values()), options.abortGraceMs ?? 3_000);
  try {
    while (waiting.size > 0 || running.size > 0) {
      if (signal.aborted) break;
      const next = nextToStart(waiting, running, outcomes, options.parallel());
      if (next !== undefined) {
        start(next);
        continue;
      }
      if (running.size === 0)
        throw new Error(`No experiment can start: ${[...waiting].map(({ name }) => name).join(", ")}.`);
      await Promise.race([...running.values(), aborted.promise]);
    }
    if (signal.aborted) {
      await settled();
      throw new Interrupted();
    }
    return outcomes;
  } catch (error) {
    if (!(error instanceof Interrupted)) await settled();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function nextToStart(
  waiting: ReadonlySet<Experiment<unknown>>,
  running: ReadonlyMap<Experiment<unknown>, unknown>,
  outcomes: ReadonlyMap<string, Outcome>,
  parallel: number,
): Experiment<unknown> | undefined {
  if ([...running.keys()].some(({ exclusive }) => exclusive === true)) return undefined;
  const ready = [...waiting].filter((experiment) => startsFrom(experiment).every(({ name }) => outcomes.has(name)));
  const busy = [...running.keys()].filter(({ containers }) => containers > 0).length;
  const sociable = ready.filter(({ exclusive }) => exclusive !== true);
  const startable = sociable.find(({ containers }) => containers === 0 || busy < parallel);
  if (startable !== undefined) return startable;
  return running.size === 0 ? ready.find(({ exclusive }) => exclusive === true) : undefined;
}

/** What will come next, sociable ones first, as the progress shows it. */
function upcoming(waiting: ReadonlySet<Experiment<unknown>>): Experiment<unknown>[] {
  return [...waiting].toSorted((a, b) => Number(a.exclusive ?? false) - Number(b.exclusive ?? false)).slice(0, 3);
}

async function atMost(work: Promise<unknown>, limitMs: number): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, limitMs);
  await Promise.race([work, limit.promise]);
  clearTimeout(timer);
}
