import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInFront } from "../child-process.ts";
import type { CommandContext } from "../command.ts";
import { root } from "../root.ts";
import { slowestFiles } from "./slowest-files.ts";
import { addTallies, failed, notRunHere, passed, type Tally, tallyLine, tallyOf } from "./tally.ts";

export interface ChecksRequest {
  projects: readonly ("unit" | "programs" | "engine" | "engine-side-by-side" | "engine-wide")[];
  /** Its arguments are handed to vitest; the other tools look at the whole and are left out then. */
  context: CommandContext;
  /** Lines before the last one: what this run did not look at, and why. */
  leftOut?: readonly string[];
}

interface TestRun {
  readonly tally: Tally;
  /** A line for each test that this machine cannot run. */
  readonly notRun: readonly string[];
  /** A line for each of the files that took longest. */
  readonly slowest: readonly string[];
}

/** Lint, types, imports, unused code and tests one after the other, all of them even when one fails; the last line counts them. */
export async function runChecks({ projects, context, leftOut = [] }: ChecksRequest): Promise<number> {
  const { args, signal } = context;
  const tallies: Tally[] = [];
  if (args.length === 0) {
    tallies.push(
      await runTool("Lint", "biome", ["ci", "--error-on-warnings", ...plainColors(context.env), "."], signal),
    );
    tallies.push(await runTool("Types", "tsc", ["-p", root], signal));
    tallies.push(await runTool("Imports", "depcruise", ["."], signal));
    tallies.push(await runTool("Unused code", "knip", ["--no-progress"], signal));
  }
  const tests = await runTests(projects, args, signal);
  tallies.push(tests.tally);
  const total = addTallies(tallies);
  for (const line of ["", ...tests.slowest, ...tests.notRun, ...leftOut]) process.stdout.write(`${line}\n`);
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
    return { tally: tallyOf(text, exitCode), notRun: notRunHere(text), slowest: slowestFiles(text) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
