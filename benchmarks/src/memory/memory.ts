import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Benchmark } from "../benchmark.ts";
import { byoaProgram } from "../example.ts";
import type { Figure } from "../figure.ts";
import { answerSubjects } from "./answer-subjects.ts";
import { channelSubjects } from "./channel-subjects.ts";
import { checkSubjects } from "./check-subjects.ts";
import { logSubjects } from "./log-subjects.ts";
import type { MemorySubject } from "./memory-subject.ts";
import { modelSubjects } from "./model-subjects.ts";
import { peakOfByoa } from "./peak-of-byoa.ts";

const MEGABYTE = 1e6;
const MOST_MB = 400;

/** What an image or a user can make as large as they like; each must leave byoa's own memory as it is. */
const subjects: readonly MemorySubject[] = [
  ...logSubjects,
  ...checkSubjects,
  ...channelSubjects,
  ...modelSubjects,
  ...answerSubjects,
];

/** Peak resident memory of the byoa process itself. */
export const memory: Benchmark = {
  name: "memory",
  async run(context) {
    const figures: Figure[] = [];
    for (const [index, subject] of subjects.entries()) {
      context.progress(subject.what);
      const place = join(context.folder, `memory-${index}`);
      await mkdir(place);
      const words = await subject.words(context, place);
      const run = await peakOfByoa(words, { folder: place, openFiles: subject.openFiles });
      if (run.exitCode !== (subject.exitCode ?? 0))
        throw new Error(`${byoaProgram} ${words.join(" ")} ended with ${run.exitCode}: ${run.errors}`);
      figures.push({
        what: `${subject.what}: peak resident memory of byoa`,
        measured: { value: run.peakBytes / MEGABYTE, unit: "MB" },
        target: { of: "measured", atMost: MOST_MB },
        notes: [`${(run.durationMs / 1_000).toFixed(0)} s; ${await subject.proof(place)}`],
      });
    }
    return figures;
  },
};
