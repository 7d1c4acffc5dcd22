// npm run mutation -- [AREA | FOLDER …]: changes the code in small ways and shows which changes no test notices. All areas take hours.
import { mkdtemp, rm } from "node:fs/promises";
import { setPriority, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { runCommand } from "../command.ts";
import { areasNamed, type MutationArea, mutationAreas } from "../mutation/mutation-areas.ts";
import { mutationScore, scoreLines } from "../mutation/mutation-score.ts";
import { root } from "../root.ts";
import { SetupError } from "../setup-error.ts";

const LOWEST_PRIORITY = 19;

const NOT_SOURCES = ["**/*.test.ts", "**/*.fixture.ts", "**/fixtures/**", "**/index.ts"];
/** Folders that no unit test of an area reads: the sandbox need not have them. */
const LEFT_OUT = ["docs", "site", "benchmarks", "harness/corpus", "harness/hostile", "harness/foreign"];

async function mutate(area: MutationArea, tempDirName: string): Promise<boolean> {
  const stryker = new Stryker({
    mutate: [...area.sources, ...NOT_SOURCES.map((glob) => `!${glob}`)],
    testFiles: [...area.tests],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "setup/src/mutation/vitest.config.ts", related: false },
    // What is made once when a file loads, like a requirement's texts, would cost a whole start for each mutant.
    ignoreStatic: true,
    coverageAnalysis: "perTest",
    concurrency: 1,
    reporters: ["progress-append-only"],
    disableTypeChecks: false,
    ignorePatterns: LEFT_OUT,
    tempDirName,
  });
  const mutants = await stryker.runMutationTest();
  const score = mutationScore(mutants.map((one) => ({ ...one, fileName: relative(root, one.fileName) })));
  process.stdout.write(`${scoreLines(area.name, area.atLeastPercent, score).join("\n")}\n`);
  return score.percent >= area.atLeastPercent;
}

await runCommand(async ({ args, signal }) => {
  const areas = args.length === 0 ? mutationAreas : args.flatMap(areasNamed);
  if (areas.length === 0) {
    const names = mutationAreas.map(({ name }) => name).join(", ");
    throw new SetupError(`no area of mutation testing is named ${args.join(" ")}; there are: ${names}`, {
      exitCode: 2,
    });
  }
  setPriority(LOWEST_PRIORITY);
  const folder = await mkdtemp(join(tmpdir(), "byoa-mutation-"));
  try {
    let reached = true;
    for (const area of areas) {
      signal.throwIfAborted();
      reached = (await mutate(area, folder)) && reached;
    }
    return reached ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
