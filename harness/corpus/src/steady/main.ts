// npm run steady -- --runs N [--results FILE]: repeats whole checks of eight images under load; every verdict must be the same.
// Results are appended to the file, and an interrupted table goes on where it was. Exit code 1 when a verdict differed.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { differences } from "./differences.ts";
import { startLoad } from "./load.ts";
import { nextStep, type Run } from "./plan.ts";
import { appendResult, readResults } from "./results-file.ts";
import { runCheck } from "./run-check.ts";
import { subjects } from "./subjects.ts";
import { differenceLines, steadyTable } from "./table.ts";

const repository = join(import.meta.dirname, "../../../..");
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "32" },
    results: { type: "string", default: join(repository, ".byoa", "steady.jsonl") },
  },
});
const wanted = Number(values.runs);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`byoa steady: --runs ${values.runs} is not a number of runs. Write it like --runs 32.`);
  process.exit(2);
}

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interruption.abort());
const names = subjects.map(({ name }) => name);
const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: repository, encoding: "utf8" }).trim();
const all = await readResults(values.results);
const results = all.filter((result) => result.version === version);
if (results.length < all.length)
  console.log(`${all.length - results.length} results are of another commit than ${version}, and not compared`);

const built = new Set<string>();
try {
  for (let step = nextStep(names, wanted, results); step !== undefined; step = nextStep(names, wanted, results))
    await take(step);
} catch (error) {
  if (!interruption.signal.aborted) throw error;
  console.error("byoa steady: interrupted; the same command goes on.");
  process.exit(130);
}
const found = differences(results);
console.log(["", ...steadyTable(names, results, found), "", ...differenceLines(found)].join("\n"));
console.log(`${found.length} differences in ${results.length} checks`);
process.exit(found.length === 0 ? 0 : 1);

/** Checks the images of one step side by side, under its condition, and writes down what was said. */
async function take(step: readonly Run[]): Promise<void> {
  for (const { subject } of step) {
    if (!built.has(subject)) await subjects.find(({ name }) => name === subject)?.build();
    built.add(subject);
  }
  await using load = await startLoad(step[0]?.condition ?? "idle");
  await Promise.all(
    step.map(async ({ subject, condition }) => {
      const judged = await runCheck(subject, interruption.signal);
      if (!load.isOn()) throw new Error(`"${condition}" ended before the check of ${subject} did: it does not count`);
      const result = { version, subject, condition, at: new Date().toISOString(), ...judged };
      await appendResult(values.results, result);
      results.push(result);
      console.log(`${subject}, ${condition}: ${judged.conclusion}, ${Math.round(judged.durationMs / 1000)} s`);
    }),
  );
}
