import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { covered } from "../statistics.ts";

/** As much of a saved training observation as says which container ran. */
const job = z.object({
  kind: z.literal("training-job"),
  request: z.object({
    hyperparameters: z.record(z.string(), z.string()),
    channels: z.array(z.object({ name: z.string(), inputMode: z.string() })),
  }),
  hosts: z.tuple([z.object({ exit: z.object({ atMs: z.number() }), stop: z.object({}).optional() })]),
});
const endpoint = z.object({
  kind: z.literal("endpoint"),
  readiness: z.object({ readyAtMs: z.number().optional() }),
  exchanges: z.array(z.object({ sentAtMs: z.number(), totalMs: z.number() })),
  stop: z.object({}).optional(),
});
const outcome = z.object({ kind: z.string(), observation: z.unknown().optional(), durationMs: z.number().optional() });

export interface ObservedJob {
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly channels: readonly string[];
  /** Held back by the check on purpose: a pipe that comes late, a stop in the middle. */
  readonly isHeld: boolean;
  readonly lastedMs: number;
}

export interface ObservedEndpoint {
  /** False: it ended by itself, as one without a model does. */
  readonly cameUp: boolean;
  /** Ended by SIGTERM; else it was killed. */
  readonly wasStopped: boolean;
  /** In which at least one request was being answered. */
  readonly answeringMs: number;
}

/** The containers that a check ran, as its report folder tells. */
export interface ObservedWork {
  readonly jobs: readonly ObservedJob[];
  readonly endpoints: readonly ObservedEndpoint[];
  readonly experiments: readonly { readonly name: string; readonly durationMs: number }[];
}

/** Reads every job and endpoint out of a report folder, wherever in the observations it stands. */
export function readObservedWork(reportFolder: string): ObservedWork {
  const jobs: ObservedJob[] = [];
  const endpoints: ObservedEndpoint[] = [];
  const experiments: { name: string; durationMs: number }[] = [];
  const folder = join(reportFolder, "observations");
  for (const file of readdirSync(folder).sort()) {
    const { observation, durationMs = 0 } = outcome.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    if (observation === undefined) continue; // it was not run
    experiments.push({ name: file.replace(/\.json$/, ""), durationMs });
    for (const record of recordsIn(observation)) {
      const asJob = job.safeParse(record);
      if (asJob.success) jobs.push(observedJob(asJob.data));
      const asEndpoint = endpoint.safeParse(record);
      if (asEndpoint.success) endpoints.push(observedEndpoint(asEndpoint.data));
    }
  }
  return { jobs, endpoints, experiments };
}

function observedJob({ request, hosts: [host] }: z.infer<typeof job>): ObservedJob {
  return {
    hyperparameters: request.hyperparameters,
    channels: request.channels.map(({ name }) => name),
    isHeld: host.stop !== undefined || request.channels.some(({ inputMode }) => inputMode === "Pipe"),
    lastedMs: host.exit.atMs,
  };
}

function observedEndpoint({ readiness, exchanges, stop }: z.infer<typeof endpoint>): ObservedEndpoint {
  return {
    cameUp: readiness.readyAtMs !== undefined,
    wasStopped: stop !== undefined,
    answeringMs: covered(exchanges.map(({ sentAtMs, totalMs }) => [sentAtMs, sentAtMs + totalMs] as const)),
  };
}

/** Every object that names its kind, at whatever depth. */
function* recordsIn(value: unknown): Generator<object> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value) yield value;
  for (const member of Object.values(value)) yield* recordsIn(member);
}
