import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MemorySubject } from "./memory-subject.ts";
import { type EngineName, readerFor } from "./reader-image.ts";

const ENGINES = ["docker", "process"] as const;

/** A server whose answer never ends, with containers and without. */
export const answerSubjects: readonly MemorySubject[] = ENGINES.map(answerSubject);

function answerSubject(engine: EngineName): MemorySubject {
  return {
    what: `byoa transform with an answer that never ends, ${engine} engine`,
    // The object failed: that is the answer's fault, and told as such.
    exitCode: 1,
    async words(_, place) {
      await writeFile(join(place, "model.json"), "{}");
      await writeFile(join(place, "rows.csv"), "1,2\n");
      const data = ["--input", join(place, "rows.csv"), "--output", join(place, "out")];
      const image = ["--image", await readerFor(engine), "--engine", engine, "--jobs-dir", join(place, "jobs")];
      return ["transform", place, ...image, ...data, "--quiet"];
    },
    async proof(place) {
      const left = await readdir(join(place, "out"));
      if (left.length > 0) throw new Error(`the answer has no end, and yet it is in ${left.join(", ")}`);
      return "the answer is cut, the object fails, and no part of a file is left";
    },
  };
}
