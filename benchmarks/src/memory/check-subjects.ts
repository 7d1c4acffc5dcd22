import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { reportSchema } from "@byoa/conformance";
import type { MemorySubject } from "./memory-subject.ts";

const program = join(import.meta.dirname, "flood");
const BYTES = 256 * 2 ** 20;
const NOT_CONFORMANT = 1;

/** A whole check keeps the logs of all of its jobs until they are judged. */
export const checkSubjects: readonly MemorySubject[] = [
  {
    what: "byoa check on a program each of whose jobs writes 256 MB of log, process engine",
    exitCode: NOT_CONFORMANT,
    words: async ({ quick }, place) => [
      ...["check", program, "--engine", "process", "--report", join(place, "report"), "--quiet"],
      ...["--hp", "shape=lines", "--hp", `bytes=${quick ? BYTES / 16 : BYTES}`],
    ],
    async proof(place) {
      const report = reportSchema.parse(JSON.parse(await readFile(join(place, "report", "report.json"), "utf8")));
      const told = report.leftOut.find((line) => line.startsWith("a part of the log of"));
      if (told === undefined) throw new Error("the report does not say that logs were cut");
      return `the report says: ${told}`;
    },
  },
];
