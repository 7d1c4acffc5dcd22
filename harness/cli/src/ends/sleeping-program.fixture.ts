import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The folder of a program that trains for minutes and takes no notice of SIGTERM. Disposing removes it. */
export interface SleepingProgram extends AsyncDisposable {
  readonly folder: string;
  /** Resolves with the process it runs in and its base folder, once it runs. */
  readonly running: () => Promise<{ readonly processId: number; readonly baseFolder: string }>;
}

export async function sleepingProgram(): Promise<SleepingProgram> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-cli-sleeping-"));
  const seen = join(folder, "seen");
  await writeFile(join(folder, "byoa.yaml"), "command: [sh, main.sh]\nchannels: {}\n");
  const lines = ["trap '' TERM", `echo "$$ $SAGEMAKER_BASE_DIR" > ${seen}.new`, `mv ${seen}.new ${seen}`];
  await writeFile(join(folder, "main.sh"), [...lines, "while :; do sleep 1; done", ""].join("\n"));
  return {
    folder,
    async running() {
      while (!existsSync(seen)) await sleep(20);
      const [processId = "", baseFolder = ""] = (await readFile(seen, "utf8")).trim().split(" ");
      return { processId: Number(processId), baseFolder };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
