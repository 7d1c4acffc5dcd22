// Every figure we state, with its floor from the same run: npm run bench -- [--quick] [--only NAME] [--json] [--write]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { localPlatform, openDockerEngine } from "@byoa/platform/engine";
import type { Benchmark } from "./benchmark.ts";
import { repositoryRoot, trainExample } from "./example.ts";
import type { Figure } from "./figure.ts";
import { firstFinding } from "./first-finding/first-finding.ts";
import { imageSize } from "./image/image-size.ts";
import { pingBesideBigBodies } from "./load/ping-beside-big-bodies.ts";
import { requests } from "./load/requests.ts";
import { localMode } from "./local-mode/local-mode.ts";
import { thisMachine } from "./machine.ts";
import { memory } from "./memory/memory.ts";
import { networkMemory } from "./network/network-memory.ts";
import { networkServing } from "./network/network-serving.ts";
import { networkTraining } from "./network/network-training.ts";
import { pipe } from "./pipe/pipe.ts";
import { page } from "./report/page.ts";
import type { BenchmarkResult } from "./report/result.ts";
import { table } from "./report/table.ts";
import { start } from "./start/start.ts";
import { trainingTime } from "./training/training-time.ts";
import { wholeCheck } from "./whole-check/whole-check.ts";

const benchmarks: readonly Benchmark[] = [
  wholeCheck,
  start,
  requests,
  pingBesideBigBodies,
  pipe,
  trainingTime,
  imageSize,
  networkServing,
  networkTraining,
  networkMemory,
  memory,
  localMode,
  firstFinding,
];
const WRONG_USAGE = 2;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const chosen = benchmarks.filter(({ name, page }) => values.only?.includes(name) ?? page === undefined);
if (process.platform !== "linux") refuse("The benchmarks reach containers at their own addresses: run them on Linux.");
if (chosen.length === 0) refuse(`--only takes ${benchmarks.map(({ name }) => name).join(", ")}.`);
const own = chosen.length === 1 ? chosen[0] : undefined;
if (values.write && values.quick) refuse("--write takes no --quick: such figures are not to be quoted.");
if (values.write && values.only !== undefined && own?.page === undefined)
  refuse("--write takes a whole run, or a benchmark that has a page of its own.");

const result = await takeFigures();
process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
if (values.write) {
  if (own?.page !== undefined)
    writeFileSync(join(repositoryRoot, "docs", own.page.file), page(result, own.page, own.name));
  else writeFileSync(join(repositoryRoot, "docs/benchmarks.md"), page(result));
  for (const { picture } of result.figures) {
    if (picture !== undefined) writeFileSync(join(repositoryRoot, "docs/pictures", picture.file), picture.svg);
  }
}

async function takeFigures(): Promise<BenchmarkResult> {
  const [loadBefore = 0] = loadavg();
  const takenAt = new Date().toISOString();
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "byoa-benchmarks-"));
  try {
    await using engine = await openDockerEngine();
    const platform = localPlatform(engine);
    const model = await trainExample(platform, folder);
    const figures: Figure[] = [];
    for (const { name, run } of chosen) {
      const progress = (line: string) => process.stderr.write(`${name}: ${line}\n`);
      figures.push(...(await run({ engine, platform, folder, model, quick: values.quick, progress })));
    }
    const durationS = (performance.now() - started) / 1_000;
    return { takenAt, machine: thisMachine(engine), loadBefore, quick: values.quick, durationS, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuse(line: string): never {
  process.stderr.write(`bench: ${line}\n`);
  process.exit(WRONG_USAGE);
}
