import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { Interrupted } from "./interrupted.ts";
import { startsFrom } from "./plan.ts";

export interface ScheduleOptions {
  /** In the order in which they are started when there is a choice. */
  readonly experiments: readonly Experiment<unknown>[];
  /** Runs one; rejects where the whole run cannot go on. `repeated`: it ran before, beside others. */
  readonly run: (
    experiment: Experiment<unknown>,
    outcomes: ReadonlyMap<string, Outcome>,
    repeated: boolean,
  ) => Promise<Outcome>;
  /** An outcome that is known without running, or undefined. Asked for each before it starts. */
  readonly withoutRunning: (
    experiment: Experiment<unknown>,
    outcomes: ReadonlyMap<string, Outcome>,
  ) => Outcome | undefined;
  /** True for one that starts after all others, when their outcomes are known. Default: none. */
  readonly isLast?: (experiment: Experiment<unknown>) => boolean;
  /** True when this outcome says nothing because of what ran beside it: it is run once more, alone. Default: never. */
  readonly wasDisturbed?: (
    experiment: Experiment<unknown>,
    outcome: Outcome,
    outcomes: ReadonlyMap<string, Outcome>,
  ) => boolean;
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
 * Runs experiments side by side, each after those that it starts from; an exclusive one runs alone, and so does one that others disturbed.
 * Throws Interrupted when the signal comes, and what `run` throws: nothing new starts, and what runs gets a moment to end.
 */
export async function schedule(options: ScheduleOptions): Promise<Map<string, Outcome>> {
  const { signal } = options;
  const outcomes = new Map<string, Outcome>();
  const waiting = new Set(options.experiments);
  const running = new Map<Experiment<unknown>, Promise<void>>();
  /** Those beside which another one's containers ran. */
  const accompanied = new Set<Experiment<unknown>>();
  /** What came of those that were disturbed, at first. */
  const disturbed = new Map<Experiment<unknown>, Outcome>();
  const isExclusive = (experiment: Experiment<unknown>): boolean =>
    experiment.exclusive === true || disturbed.has(experiment);
  const isLast = options.isLast ?? (() => false);
  const aborted = Promise.withResolvers<void>();
  const onAbort = (): void => aborted.resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();

  const finish = (experiment: Experiment<unknown>, outcome: Outcome): void => {
    running.delete(experiment);
    const isFirst = accompanied.has(experiment) && !disturbed.has(experiment);
    if (isFirst && options.wasDisturbed?.(experiment, outcome, outcomes) === true) {
      disturbed.set(experiment, outcome);
      waiting.add(experiment);
      return;
    }
    outcomes.set(experiment.name, outcome);
    if (!signal.aborted) options.onFinished?.(experiment, outcome, [...waiting, ...running.keys()]);
  };
  const start = (experiment: Experiment<unknown>): void => {
    waiting.delete(experiment);
    const first = disturbed.get(experiment);
    const known = options.withoutRunning(experiment, outcomes);
    if (known !== undefined) {
      finish(experiment, first ?? known);
      return;
    }
    noteCompany(experiment, running.keys(), accompanied);
    const ran = options
      .run(experiment, outcomes, first !== undefined)
      // A fault of ours takes nothing back that was seen.
      .then((outcome) => finish(experiment, outcome.kind === "error" ? (first ?? outcome) : outcome));
    // The race below sees it, unless the run is over by then.
    ran.catch(() => {});
    running.set(experiment, ran);
    options.onStarted?.(experiment, upcoming(waiting));
  };

  const settled = () => atMost(Promise.allSettled(running.values()), options.abortGraceMs ?? 3_000);
  try {
    while (waiting.size > 0 || running.size > 0) {
      if (signal.aborted) break;
      const othersAreDone = running.size === 0 && [...waiting].every(isLast);
      const candidates = othersAreDone ? waiting : new Set([...waiting].filter((one) => !isLast(one)));
      const next = nextToStart({ waiting: candidates, running, outcomes, isExclusive }, options.parallel());
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

interface State {
  readonly waiting: ReadonlySet<Experiment<unknown>>;
  readonly running: ReadonlyMap<Experiment<unknown>, unknown>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isExclusive: (experiment: Experiment<unknown>) => boolean;
}

function nextToStart(
  { waiting, running, outcomes, isExclusive }: State,
  parallel: number,
): Experiment<unknown> | undefined {
  if ([...running.keys()].some(isExclusive)) return undefined;
  const ready = [...waiting].filter((experiment) => startsFrom(experiment).every(({ name }) => outcomes.has(name)));
  const busy = [...running.keys()].filter(startsContainers).length;
  const sociable = ready.filter((experiment) => !isExclusive(experiment));
  const startable = sociable.find((experiment) => !startsContainers(experiment) || busy < parallel);
  if (startable !== undefined) return startable;
  return running.size === 0 ? ready.find(isExclusive) : undefined;
}

function noteCompany(
  experiment: Experiment<unknown>,
  running: Iterable<Experiment<unknown>>,
  accompanied: Set<Experiment<unknown>>,
): void {
  const others = [...running].filter(startsContainers);
  if (!startsContainers(experiment) || others.length === 0) return;
  for (const one of [experiment, ...others]) accompanied.add(one);
}

const startsContainers = ({ containers }: Experiment<unknown>): boolean => containers > 0;

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
