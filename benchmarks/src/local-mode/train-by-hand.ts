import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { dockerRun } from "../docker-command.ts";

const run = promisify(execFile);

/** A training job as somebody has it who has Docker alone. */
export interface HandmadeJob {
  readonly image: string;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** Folders with each channel's files. */
  readonly channels: Readonly<Record<string, string>>;
}

export interface HandmadeRun {
  readonly wholeMs: number;
  /** Of that, `docker run` alone. */
  readonly containerMs: number;
}

/** Does what local mode does and no more: data and configuration into a fresh folder, the container on it, what it left into archives. */
export async function trainByHand(
  { image, hyperparameters, channels }: HandmadeJob,
  folder: string,
): Promise<HandmadeRun> {
  const began = performance.now();
  const base = await mkdtemp(join(folder, "by-hand-"));
  for (const place of ["input/config", "model", "output/data"]) await mkdir(join(base, place), { recursive: true });
  for (const [name, data] of Object.entries(channels))
    await cp(data, join(base, "input/data", name), { recursive: true });
  const modes = Object.fromEntries(Object.keys(channels).map((name) => [name, { TrainingInputMode: "File" }]));
  await writeFile(join(base, "input/config/hyperparameters.json"), JSON.stringify(hyperparameters));
  await writeFile(join(base, "input/config/inputdataconfig.json"), JSON.stringify(modes));
  const filled = performance.now();
  await dockerRun("--rm", "--network", "none", "-v", `${base}:/opt/ml`, image, "train");
  const ended = performance.now();
  await pack(join(base, "model"), join(base, "model.tar.gz"));
  await pack(join(base, "output/data"), join(base, "output.tar.gz"));
  return { wholeMs: performance.now() - began, containerMs: ended - filled };
}

/** An empty folder gives no archive, as in local mode. */
async function pack(content: string, archive: string): Promise<void> {
  if ((await readdir(content)).length > 0) await run("tar", ["-czf", archive, "-C", content, "."]);
}
