// npm run steady -- --runs N [--minutes M] [--results FILE]: repeats whole checks of eight images under load; every verdict must be the same.
// Results are appended to the file, and an interrupted table goes on where it was. Exit code 1 when a verdict differed.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { differences } from "./differences.ts";
import { runLanes } from "./lanes.ts";
import { startLoad } from "./load.ts";
import { allRuns, expectedMs, missingRuns, nextSession, type Run, type Session } from "./plan.ts";
import { appendResult, readResults } from "./results-file.ts";
import { runCheck } from "./run-check.ts";
import { subjects } from "./subjects.ts";
import { differenceLines, steadyTable } from "./table.ts";

const MINUTE_MS = 60_000;
/** Before an image has been checked once. */
const UNKNOWN_MS = { slow: 120_000, fast: 25_000 };

const repository = join(import.meta.dirname, "../../../..");
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "32" },
    /** Nothing begins that would not end within so many minutes. */
    minutes: { type: "string" },
    results: { type: "string", default: join(repository, ".byoa", "steady.jsonl") },
  },
});
const wanted = wholeNumber("runs", values.runs);
const minutes = values.minutes === undefined ? undefined : wholeNumber("minutes", values.minutes);
const endsAtMs = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * MINUTE_MS;

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interruption.abort());
const names = subjects.map(({ name }) => name);
const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: repository, encoding: "utf8" }).trim();
const all = await readResults(values.results);
const results = all.filter((result) => result.version === version);
if (results.length < all.length)
  console.log(`${all.length - results.length} results are of another commit than ${version}, and not compared`);

const slow = new Set(subjects.filter(({ isSlow }) => isSlow === true).map(({ name }) => name));
const rounds = allRuns(names, wanted, slow);
const built = new Set<string>();
let outOfTime = false;
try {
  for (let session = nextSession(rounds, results); session !== undefined; session = nextSession(rounds, results)) {
    await take(session);
    if (outOfTime) break;
  }
} catch (error) {
  if (!interruption.signal.aborted) throw error;
  console.error("byoa steady: interrupted; the same command continues it.");
  process.exit(130);
}
const found = differences(results);
console.log(["", ...steadyTable(names, results, found), "", ...differenceLines(found)].join("\n"));
console.log(`${found.length} differences in ${results.length} checks of ${version}`);
const left = missingRuns(rounds, results).length;
if (left > 0) console.log(`${left} of ${wanted} checks are left; the same command continues.`);
process.exit(found.length === 0 ? 0 : 1);

/** Makes the checks of one session, under its condition, and writes down what was said. */
async function take(session: Session): Promise<void> {
  for (const { name, build } of subjects) {
    if (!built.has(name)) await build();
    built.add(name);
  }
  await using load = await startLoad(session.condition);
  await runLanes(session, {
    durationMs,
    company: names.toSorted((a, b) => meanMs(a) - meanMs(b)),
    mayStart(run) {
      const fits = performance.now() + durationMs(run) <= endsAtMs;
      outOfTime ||= !fits;
      return fits;
    },
    async check({ subject, condition }) {
      const judged = await runCheck(subject, interruption.signal);
      if (!load.isOn()) throw new Error(`"${condition}" ended before the check of ${subject} did: it does not count`);
      const result = { version, subject, condition, at: new Date().toISOString(), ...judged };
      await appendResult(values.results, result);
      results.push(result);
      const took = `${Math.round(judged.durationMs / 1000)} s`;
      console.log(`${subject}, ${condition}: ${judged.conclusion}, ${took} · ${progress()}`);
    },
  });
}

function progress(): string {
  const missing = missingRuns(rounds, results);
  const leftMinutes = Math.ceil(expectedMs(missing, durationMs) / MINUTE_MS);
  return `${wanted - missing.length} of ${wanted}, about ${leftMinutes} min left`;
}

function durationMs({ subject, condition }: Run): number {
  const same = results.filter((result) => result.subject === subject && result.condition === condition);
  return mean(same.map((result) => result.durationMs)) ?? meanMs(subject);
}

function meanMs(subject: string): number {
  const known = mean(results.filter((result) => result.subject === subject).map((result) => result.durationMs));
  return known ?? (slow.has(subject) ? UNKNOWN_MS.slow : UNKNOWN_MS.fast);
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`byoa steady: --${flag} ${text} is not a whole number above 0. Write it like --${flag} 32.`);
  process.exit(2);
}
