import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Outcome } from "../experiment/experiment.ts";
import { showCanary } from "../secrets/canary.ts";
import { withTexts } from "../text/with-texts.ts";
import { UsageError } from "../usage-error.ts";
import { firstNotRun } from "./first-schema.ts";
import { fromPlain } from "./plain.ts";
import { OBSERVATIONS_FOLDER, RUN_FILE, type SavedRun, SCHEMA_VERSION } from "./saved-run.ts";

/** As much of the files as tells a saved run from anything else; the rest is what `saveRun` wrote. */
const runFile = z.looseObject({
  schemaVersion: z.literal([1, SCHEMA_VERSION]),
  experiments: z.array(z.string().regex(/^[\w-]+$/)),
  profile: z.looseObject({ source: z.string(), channels: z.array(z.unknown()), requests: z.array(z.unknown()) }),
  images: z.looseObject({}),
  engine: z.looseObject({ name: z.string() }),
  facets: z.instanceof(Set),
  missing: z.instanceof(Map),
});
const observed = z.looseObject({ kind: z.literal("observed"), observation: z.unknown(), durationMs: z.number() });
const notRun = z.looseObject({
  kind: z.literal("not-run"),
  because: z.looseObject({ kind: z.enum(["out-of-scope", "not-possible", "concluded-then"]), reason: z.string() }),
});
const failed = z.looseObject({ kind: z.literal("error"), message: z.string() });
const outcomeFile = z.discriminatedUnion("kind", [observed, notRun, failed]);
const firstOutcomeFile = z.discriminatedUnion("kind", [observed, firstNotRun, failed]);

/** Reads what `saveRun` wrote. Throws UsageError `replay-not-readable`. */
export async function loadRun(folder: string): Promise<SavedRun> {
  type Head = Omit<SavedRun, "outcomes"> & { readonly experiments: readonly string[]; readonly schemaVersion: number };
  const { experiments, schemaVersion, ...facts } = await read<Head>(join(folder, RUN_FILE), runFile);
  const outcomes = new Map<string, Outcome>();
  for (const name of experiments) {
    const file = join(folder, OBSERVATIONS_FOLDER, `${name}.json`);
    outcomes.set(name, await read<Outcome>(file, schemaVersion === 1 ? firstOutcomeFile : outcomeFile));
  }
  return { ...facts, outcomes };
}

/** The experiments of the run that was saved there; none where nothing of ours is. */
export async function savedNames(folder: string): Promise<readonly string[]> {
  try {
    const saved: unknown = JSON.parse(await readFile(join(folder, RUN_FILE), "utf8"));
    return runFile.pick({ schemaVersion: true, experiments: true }).parse(saved).experiments;
  } catch {
    return [];
  }
}

async function read<T>(file: string, schema: z.ZodType): Promise<T> {
  try {
    const value = fromPlain(withTexts(JSON.parse(await readFile(file, "utf8")), showCanary));
    // The schema tells the kind of file; its insides are ours, written by `saveRun` and typed there.
    return schema.parse(value) as T;
  } catch (error) {
    return notReadable(file, error);
  }
}

function notReadable(file: string, error: unknown): never {
  const why = error instanceof z.ZodError ? "it is not what a run of byoa writes" : reason(error);
  throw new UsageError(
    "replay-not-readable",
    `${file} cannot be judged again: ${why}. Give the report folder of an earlier run.`,
    {
      cause: error,
    },
  );
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ENOENT" ? "there is no such file" : error.message;
}
