import { PlatformError } from "@byoa/platform";
import type { Experiment, ExperimentContext, Outcome } from "../experiment/experiment.ts";
import { isNotRun } from "../experiment/not-run.ts";

/**
 * Runs one experiment and says what came of it; what it throws is the harness's or the engine's fault, and recorded. Throws only
 * PlatformError `engine-not-reachable`: without an engine every other experiment would fail for the same reason.
 */
export async function runExperiment(
  experiment: Experiment<unknown>,
  context: ExperimentContext,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Outcome> {
  const startedAtMs = Date.now();
  const started = performance.now();
  try {
    const left = await experiment.run(context, observed(experiment, outcomes));
    if (isNotRun(left)) return { kind: "not-run", because: left };
    return { kind: "observed", observation: left, startedAtMs, durationMs: Math.round(performance.now() - started) };
  } catch (error) {
    if (error instanceof PlatformError && error.code === "engine-not-reachable") throw error;
    if (!(error instanceof Error)) return { kind: "error", message: String(error) };
    const { message, stack } = error;
    return { kind: "error", message, ...(stack === undefined ? {} : { stack }) };
  }
}

function observed(
  { needs, uses }: Experiment<unknown>,
  outcomes: ReadonlyMap<string, Outcome>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...uses, ...needs }).map(([key, { name }]) => {
      const outcome = outcomes.get(name);
      return [key, outcome?.kind === "observed" ? outcome.observation : undefined];
    }),
  );
}
