import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";
import type { MemorySubject } from "./memory-subject.ts";

const program = join(import.meta.dirname, "flood");
const IMAGE = "byoa-benchmark/flood";
const QUICK_SHARE = 16;
const JOB = "flood";

interface Flood {
  readonly shape: "lines" | "empty-lines" | "one-line";
  readonly bytes: number;
  readonly words: string;
}

const floods: readonly Flood[] = [
  { shape: "lines", bytes: 4 * 2 ** 30, words: "4 GB of log" },
  { shape: "empty-lines", bytes: 1e7, words: "10,000,000 empty lines" },
  { shape: "one-line", bytes: 2 ** 30, words: "one line of 1 GB" },
];

/** Logs of any size and shape, with containers and without. */
export const logSubjects: readonly MemorySubject[] = floods.flatMap((flood) =>
  (["docker", "process"] as const).map((engine) => logSubject(flood, engine)),
);

function logSubject({ shape, bytes, words }: Flood, engine: "docker" | "process"): MemorySubject {
  return {
    what: `byoa train on an image that writes ${words}, ${engine} engine`,
    async words({ quick }, place) {
      if (engine === "docker") await buildImage({ tag: IMAGE, files: await readBuildContext(program) });
      const subject = engine === "docker" ? IMAGE : program;
      const size = Math.floor(quick ? bytes / QUICK_SHARE : bytes);
      const hyperparameters = ["--hp", `shape=${shape}`, "--hp", `bytes=${size}`];
      const job = ["--job-name", JOB, "--jobs-dir", join(place, "jobs"), "--engine", engine];
      return ["train", subject, ...hyperparameters, ...job, "--quiet"];
    },
    async proof(place) {
      const log = await readFile(join(place, "jobs", JOB, "job.log"), "utf8");
      const missing = /byoa left out [\d,]+ lines|\(\+ \d+ bytes\)/.exec(log)?.[0];
      if (missing === undefined || !log.endsWith("the last line\n"))
        throw new Error(`the log of ${shape} is not what the program wrote: ${log.slice(-200)}`);
      return `the job's log has its beginning and its last line, and says "${missing}"`;
    },
  };
}
