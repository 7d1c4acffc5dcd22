import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MemorySubject } from "./memory-subject.ts";
import { type EngineName, readerFor } from "./reader-image.ts";

const JOB = "reader";
const QUICK_SHARE = 16;
const FILE_BYTES = 1_000;

interface Channel {
  readonly words: string;
  readonly mode: "File" | "FastFile" | "Pipe";
  readonly files: number;
  readonly fileBytes: number;
  readonly openFiles?: number;
}

const MODES = ["File", "FastFile", "Pipe"] as const;
const channels: readonly Channel[] = [
  ...MODES.map((mode) => ({
    words: `10,000 files in ${mode} mode at a limit of 1,024 open files`,
    mode,
    files: 10_000,
    fileBytes: FILE_BYTES,
    openFiles: 1_024,
  })),
  ...(["File", "Pipe"] as const).map((mode) => ({
    words: `one file of 1 GB in ${mode} mode`,
    mode,
    files: 1,
    fileBytes: 2 ** 30,
  })),
];

/** Channels of many files, and of a large one, with containers and without. */
export const channelSubjects: readonly MemorySubject[] = channels.flatMap((channel) =>
  (["docker", "process"] as const).map((engine) => channelSubject(channel, engine)),
);

function channelSubject({ words, mode, files, fileBytes, openFiles }: Channel, engine: EngineName): MemorySubject {
  let expected = "";
  return {
    what: `byoa train on a channel of ${words}, ${engine} engine`,
    openFiles,
    async words({ quick }, place) {
      const share = quick ? QUICK_SHARE : 1;
      const count = Math.ceil(files / share);
      const bytes = files === 1 ? Math.ceil(fileBytes / share) : fileBytes;
      await writeChannel(join(place, "channel"), count, bytes);
      expected = `read ${mode === "Pipe" ? 1 : count} files, ${count * bytes} bytes`;
      const job = ["--job-name", JOB, "--jobs-dir", join(place, "jobs"), "--engine", engine];
      const input = ["--input", `training=${join(place, "channel")}`, "--mode", mode];
      return ["train", await readerFor(engine), ...input, ...job, "--quiet"];
    },
    async proof(place) {
      const log = await readFile(join(place, "jobs", JOB, "job.log"), "utf8");
      if (!log.includes(expected)) throw new Error(`the program did not say "${expected}": ${log.slice(-200)}`);
      return `the program says "${expected}"`;
    },
  };
}

async function writeChannel(folder: string, files: number, bytes: number): Promise<void> {
  await mkdir(folder);
  for (let number = 0; number < files; number += 1) {
    const file = join(folder, `part-${String(number).padStart(5, "0")}.csv`);
    await writeFile(file, "");
    // Zeros that take no disk: only the way through byoa counts.
    await truncate(file, bytes);
  }
}
