import type { ImageFacts, Platform } from "@byoa/platform";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { notPossible } from "../experiment/not-run.ts";
import { serveModel } from "../experiments/serving/serve-model.ts";
import { normalise } from "../observations/normalise.ts";
import type { Verdict } from "../report/report.ts";
import { hideCanary } from "../secrets/canary.ts";
import type { Redact } from "../secrets/redaction.ts";
import { leaveOut } from "./budget.ts";
import { earlyVerdicts } from "./early-verdicts.ts";
import { newEstimate } from "./estimate.ts";
import type { CheckEvent } from "./event.ts";
import { keepingPlatform } from "./keeping-platform.ts";
import { limitedPlatform } from "./limited-platform.ts";
import { namedAgain, namedEndpoints } from "./named-endpoints.ts";
import { needsNoExplanation } from "./needs-no-explanation.ts";
import { reasonNotToRun } from "./not-run.ts";
import type { CheckOptions } from "./options.ts";
import { defaultParallel, parallelWithin, peakMemoryIn } from "./parallelism.ts";
import type { Plan } from "./plan.ts";
import { runExperiment } from "./run-experiment.ts";
import { schedule } from "./schedule.ts";
import { tooBusyFor } from "./too-busy-for.ts";
import { waitsOf } from "./waits.ts";
import { watchedPlatform } from "./watched-platform.ts";

export interface ObserveInput {
  readonly plan: Plan;
  readonly options: CheckOptions;
  readonly platform: Platform;
  readonly jobsFolder: string;
  readonly images: { readonly train: ImageFacts | undefined; readonly serve: ImageFacts | undefined };
  readonly redact: Redact;
  readonly emit: (event: CheckEvent) => void;
  readonly signal: AbortSignal;
}

export interface Observed {
  /** Normalised and redacted: what the judges see and what is saved. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly leftOut: readonly string[];
  readonly overBudget: boolean;
  /** Tells the verdicts that were not told while it ran. */
  readonly tellOthers: (verdicts: readonly Verdict[]) => void;
}

/** Runs the plan's experiments, as many side by side as memory allows, within the budget; tells what happens. */
export async function observe(input: ObserveInput): Promise<Observed> {
  const { plan, options, emit, redact, signal } = input;
  const { profile, budgetMs } = options;
  const startedMs = performance.now();
  const hide: Redact = (text) => hideCanary(redact(text));
  const platformFor = (experiment: Experiment<unknown>, repeated: boolean): Platform => {
    const { platform, jobsFolder } = input;
    const limited = limitedPlatform(platform, () => parallel);
    const kept = options.keep === true ? keepingPlatform(limited, jobsFolder, hide) : limited;
    const watched = watchedPlatform(kept, experiment, (event) => {
      emit(event);
      // Further endpoints are started in odd ways: there, what looks wrong may be as it should.
      if (event.kind === "endpoint-suspected" && event.name === serveModel.name) early.suspect(event.suspicion);
    });
    return repeated ? namedAgain(watched, experiment.name) : namedEndpoints(watched, experiment.name);
  };
  const waits = waitsOf(profile, { thorough: options.thorough, overrides: options.waits });
  const wanted = options.parallel ?? defaultParallel();
  const estimate = newEstimate(profile);
  const dropped = new Map<string, string>();
  const kept = new Map<string, Outcome>();
  const normalised = new WeakMap<Outcome, Outcome>();
  const startedAtMs = new Map<string, number>();
  const evidences = { profile, facets: input.platform.capabilities, missing: input.platform.missing };
  const early = earlyVerdicts(plan, evidences, {
    onFinding: (verdict) => emit({ kind: "finding", verdict }),
    onVerdict: (verdict) => emit({ kind: "verdict", verdict }),
  });
  /** One at a time until the first container told how much memory it takes. */
  let parallel = 1;
  let measured = false;

  function withoutRunning(
    experiment: Experiment<unknown>,
    outcomes: ReadonlyMap<string, Outcome>,
  ): Outcome | undefined {
    const overBudget = dropped.get(experiment.name);
    if (overBudget !== undefined) return { kind: "not-run", because: notPossible(overBudget) };
    if (needsNoExplanation(plan, experiment, { ...evidences, outcomes: kept }))
      return { kind: "not-run", because: notPossible("it was not part of this run: nothing selected depends on it") };
    const because = reasonNotToRun(experiment, outcomes, profile);
    return because === undefined ? undefined : { kind: "not-run", because };
  }

  function plain(outcome: Outcome): Outcome {
    const known = normalised.get(outcome) ?? normalise(outcome, redact);
    normalised.set(outcome, known);
    return known;
  }

  function wasDisturbed(experiment: Experiment<unknown>, outcome: Outcome): boolean {
    const outcomes = new Map(kept).set(experiment.name, plain(outcome));
    return tooBusyFor(plan, experiment, { ...evidences, outcomes });
  }

  function onFinished(experiment: Experiment<unknown>, outcome: Outcome, left: readonly Experiment<unknown>[]): void {
    const { name, title } = experiment;
    kept.set(name, plain(outcome));
    const startedAt = startedAtMs.get(name);
    const durationMs = startedAt === undefined ? 0 : Math.round(performance.now() - startedAt);
    const reason =
      outcome.kind === "error" ? outcome.message : outcome.kind === "not-run" ? outcome.because.reason : undefined;
    emit({
      kind: "finished",
      name,
      title,
      outcome: outcome.kind,
      ...(reason === undefined ? {} : { reason }),
      durationMs,
      done: kept.size,
      planned: plan.experiments.length,
    });
    early.after(kept);
    estimate.add(experiment, outcome);
    if (experiment.containers === 0 || outcome.kind === "not-run") return;
    if (!measured && experiment.role !== "image") {
      measured = true;
      const peak = outcome.kind === "observed" ? peakMemoryIn(outcome.observation) : undefined;
      parallel = parallelWithin(wanted, peak, process.availableMemory());
      tellEstimate(left);
    }
    keepWithinBudget(left);
  }

  function tellEstimate(left: readonly Experiment<unknown>[]): void {
    const remainingMs = estimate.remainingMs(left, parallel);
    if (remainingMs === undefined) return;
    const totalMs = Math.round(performance.now() - startedMs) + remainingMs;
    emit({ kind: "estimated", remainingMs, totalMs, parallel });
  }

  function keepWithinBudget(left: readonly Experiment<unknown>[]): void {
    if (budgetMs === undefined) return;
    const waiting = left.filter(({ name }) => !dropped.has(name));
    const leftMs = budgetMs - (performance.now() - startedMs);
    const remainingMs = (some: readonly Experiment<unknown>[]): number => estimate.remainingMs(some, parallel) ?? 0;
    for (const { name, title } of leaveOut(waiting, plan.value, remainingMs, leftMs)) {
      const reason = `left out to stay within the budget of ${Math.round(budgetMs / 1_000)} s`;
      dropped.set(name, reason);
      emit({ kind: "left-out", name, title, reason });
    }
  }

  await schedule({
    experiments: plan.experiments,
    signal,
    parallel: () => parallel,
    withoutRunning,
    isLast: ({ name }) => plan.explaining.has(name),
    wasDisturbed,
    run: (experiment, outcomes, repeated) => {
      const { name, title } = experiment;
      const progress = (line: string): void => emit({ kind: "progress", name, title, line });
      if (repeated) progress("the machine was too busy: once more, alone");
      return runExperiment(
        experiment,
        {
          platform: platformFor(experiment, repeated),
          jobsFolder: input.jobsFolder,
          profile,
          trainImage: input.images.train,
          serveImage: input.images.serve,
          waits,
          thorough: options.thorough ?? false,
          signal,
          progress,
        },
        outcomes,
      );
    },
    onStarted({ name, title }, next) {
      startedAtMs.set(name, performance.now());
      emit({ kind: "started", name, title, next: next.map(({ name, title }) => ({ name, title })) });
    },
    onFinished,
  });
  const reallyLeftOut = plan.experiments.filter(({ name }) => dropped.has(name) && kept.get(name)?.kind === "not-run");
  return {
    outcomes: kept,
    leftOut: reallyLeftOut.map(({ name, title }) => `${title}: ${dropped.get(name)}`),
    overBudget: reallyLeftOut.length > 0,
    tellOthers: early.atTheEnd,
  };
}
