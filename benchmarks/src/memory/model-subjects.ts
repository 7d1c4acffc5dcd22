import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MemorySubject } from "./memory-subject.ts";
import { type EngineName, readerFor } from "./reader-image.ts";

const JOB = "model";
const BYTES = 2 * 2 ** 30;
const QUICK_SHARE = 16;
/** What the channel holds does not matter here: the program reads it, and writes its model. */
const ROWS = "1,2\n";

/** A model that does not compress, packed into the job's archive, with containers and without. */
export const modelSubjects: readonly MemorySubject[] = (["docker", "process"] as const).map(modelSubject);

function modelSubject(engine: EngineName): MemorySubject {
  let bytes = BYTES;
  return {
    what: `byoa train on a program that saves a model of 2 GB, ${engine} engine`,
    async words({ quick }, place) {
      bytes = quick ? BYTES / QUICK_SHARE : BYTES;
      const channel = join(place, "channel");
      await mkdir(channel);
      await writeFile(join(channel, "rows.csv"), ROWS);
      const job = ["--job-name", JOB, "--jobs-dir", join(place, "jobs"), "--engine", engine];
      return [
        "train",
        await readerFor(engine),
        "--input",
        `training=${channel}`,
        "--hp",
        `model_bytes=${bytes}`,
        ...job,
        "--quiet",
      ];
    },
    async proof(place) {
      const { size } = await stat(join(place, "jobs", JOB, "model.tar.gz"));
      if (size < bytes) throw new Error(`model.tar.gz has ${size} bytes, fewer than the model`);
      return `model.tar.gz has ${size} bytes`;
    },
  };
}
