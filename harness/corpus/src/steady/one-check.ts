// Checks one of the steady images and prints what was said of it, as one line of JSON. Its own process, as `byoa check` is.
import { check } from "@byoa/conformance";
import { openLocalPlatform } from "@byoa/platform";
import type { Judged } from "./result.ts";
import { subjects } from "./subjects.ts";

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interruption.abort());

const subject = subjects.find(({ name }) => name === process.argv[2]);
if (subject === undefined) throw new Error(`${process.argv[2]} is none of the steady images`);
const { report } = await check({
  profile: await subject.profile(),
  openPlatform: () => openLocalPlatform(),
  signal: interruption.signal,
});
const judged: Judged = {
  conclusion: report.conclusion,
  durationMs: report.durationMs,
  verdicts: Object.fromEntries(
    report.verdicts.map(({ id, verdict, finding, dependsOn, tooBusy }) => [
      id,
      { kind: verdict, finding, dependsOn, tooBusy },
    ]),
  ),
};
process.stdout.write(`${JSON.stringify(judged)}\n`);
