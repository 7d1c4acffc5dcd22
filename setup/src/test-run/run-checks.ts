import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInFront } from "../child-process.ts";
import type { CommandContext } from "../command.ts";
import { root } from "../root.ts";
import { slowestParts } from "./slowest-parts.ts";
import { addTallies, failed, notRunHere, passed, type Tally, tallyLine, tallyOf } from "./tally.ts";
import type { TimedPart } from "./timed-progress.ts";

const WITHOUT_ENGINE = ["unit", "programs"] as const;
const WITH_ENGINE = ["engine", "engine-side-by-side", "engine-wide"] as const;

export interface ChecksRequest {
  /** Its arguments are handed to vitest; the other tools look at the whole and are left out then. */
  context: CommandContext;
  /** Only the tests that a person waits for. */
  fast?: boolean;
  /** Brings what the tests with an engine need, beside the tests without one. Absent: only the latter are run. */
  setUp?: () => Promise<unknown>;
  /** What the set-up adds to the parts of the run. */
  parts?: TimedPart[];
  /** Lines before the last one: what this run did not look at, and why. */
  leftOut?: readonly string[];
}

interface TestRun {
  readonly tally: Tally;
  /** Vitest's report, where it left one. */
  readonly report: string | undefined;
}

/** Lint, types, imports, unused code and tests one after the other, all of them even when one fails; the last line counts them. */
export async function runChecks({ context, fast, setUp, parts = [], leftOut = [] }: ChecksRequest): Promise<number> {
  const { args, signal } = context;
  const tallies: Tally[] = [];
  const tool = async (title: string, name: string, words: readonly string[]): Promise<void> => {
    const startedMs = performance.now();
    tallies.push(await runTool(title, name, words, signal));
    parts.push({ name: title.toLowerCase(), durationMs: performance.now() - startedMs });
  };
  const withoutEngine = fast === true ? (["unit"] as const) : WITHOUT_ENGINE;
  const runs: TestRun[] = [];
  if (args.length > 0) {
    await setUp?.();
    runs.push(await runTests([...withoutEngine, ...(setUp === undefined ? [] : WITH_ENGINE)], args, signal));
  } else {
    const ready = setUp?.();
    // It is awaited below, whatever the tests until then come to.
    ready?.catch(() => {});
    await tool("Lint", "biome", ["ci", "--error-on-warnings", ...plainColors(context.env), "."]);
    await tool("Types", "tsc", ["-p", root]);
    await tool("Imports", "depcruise", ["."]);
    await tool("Unused code", "knip", ["--no-progress"]);
    runs.push(await runTests(withoutEngine, [], signal));
    await ready;
    if (setUp !== undefined) runs.push(await runTests(WITH_ENGINE, [], signal));
  }
  const total = addTallies([...tallies, ...runs.map(({ tally }) => tally)]);
  const reports = runs.map(({ report }) => report);
  const last = [...slowestParts(reports, parts), ...reports.flatMap(notRunHere), ...leftOut];
  for (const line of ["", ...last]) process.stdout.write(`${line}\n`);
  process.stdout.write(`${tallyLine(total)}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

// Biome colours its output for CI even where nobody can see colours.
const plainColors = (env: NodeJS.ProcessEnv): string[] =>
  env.NO_COLOR || process.stdout.isTTY !== true ? ["--colors=off"] : [];

async function runTool(title: string, tool: string, args: readonly string[], signal: AbortSignal): Promise<Tally> {
  signal.throwIfAborted();
  process.stdout.write(`${title}\n`);
  const exitCode = await runInFront(join(root, "node_modules", ".bin", tool), args, root);
  signal.throwIfAborted();
  process.stdout.write(exitCode === 0 ? "" : `${title}: ${tool} ended with ${exitCode}\n`);
  return exitCode === 0 ? passed(1) : failed(1);
}

async function runTests(
  projects: readonly string[],
  filters: readonly string[],
  signal: AbortSignal,
): Promise<TestRun> {
  signal.throwIfAborted();
  process.stdout.write("Tests\n");
  const folder = await mkdtemp(join(tmpdir(), "byoa-test-run-"));
  try {
    const report = join(folder, "vitest.json");
    const args = ["run", ...projects.map((project) => `--project=${project}`), ...filters];
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const exitCode = await runInFront(join(root, "node_modules", ".bin", "vitest"), [...args, ...reporters], root);
    signal.throwIfAborted();
    const text = await readFile(report, "utf8").catch(() => undefined);
    return { tally: tallyOf(text, exitCode), report: text };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
