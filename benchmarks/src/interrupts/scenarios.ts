import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const COMMAND = repository("harness/cli/src/main.ts");
/** The job that trains the model of the transform. */
const JOB = "interrupts";

/** A command that is interrupted. */
export interface Scenario {
  readonly name: "check" | "train" | "transform";
  readonly words: readonly string[];
}

export interface Scenarios {
  /** Trains the model that is transformed and served with. */
  readonly prepare: readonly string[];
  readonly interrupted: readonly Scenario[];
  /** Runs until it is ended: its belongings must survive all the others. */
  readonly neighbour: (port: number) => readonly string[];
  /** A short run: its start removes what a killed one left. */
  readonly next: readonly string[];
}

/** Real commands on the decision tree, below `folder`. */
export async function makeScenarios(engine: "docker" | "process", folder: string): Promise<Scenarios> {
  const configuration = repository("algorithms/decision-tree/byoa.yaml");
  const image = engine === "docker" ? "byoa/decision-tree" : repository("algorithms/decision-tree");
  const on = ["--config", configuration, "--engine", engine];
  const jobs = ["--jobs-dir", join(folder, "kept-jobs")];
  const rows = join(folder, "rows");
  await mkdir(rows, { recursive: true });
  const row = "5.1,3.5,1.4,0.2\n";
  for (let index = 0; index < 20; index++) await writeFile(join(rows, `${index}.csv`), row.repeat(20_000));
  const transform = [JOB, "--image", image, "--input", rows, "--output", join(folder, "out"), "--split-type", "Line"];
  return {
    prepare: ["train", image, ...on, ...jobs, "--job-name", JOB],
    interrupted: [
      { name: "check", words: ["check", image, ...on, "--no-report"] },
      { name: "train", words: ["train", image, ...on, "--jobs-dir", join(folder, "jobs")] },
      { name: "transform", words: ["transform", ...transform, ...on, ...jobs] },
    ],
    neighbour: (port) => ["serve", JOB, "--image", image, ...on, ...jobs, "--port", String(port)],
    next: ["train", image, ...on, "--jobs-dir", join(folder, "next-jobs")],
  };
}
