// Every figure we state, with its floor from the same run: npm run bench -- [--quick] [--only NAME] [--json] [--write]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { localPlatform, openDockerEngine } from "@byoa/platform/engine";
import type { Benchmark } from "./benchmark.ts";
import { repositoryRoot, trainExample } from "./example.ts";
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
import { type BenchmarkResult, figuresOf, type ResultSection } from "./report/result.ts";
import { sectionedPage } from "./report/sectioned-page.ts";
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
if (values.write && values.quick) refuse("--write takes no --quick: such figures are not to be quoted.");

const result = await takeFigures();
process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
if (values.write) {
  for (const { name, page: own } of chosen) {
    const sections = result.sections.filter((section) => section.name === name);
    if (own !== undefined) writePage(own.file, page({ ...result, sections }, own, name));
  }
  const names = benchmarks.filter((benchmark) => benchmark.page === undefined).map(({ name }) => name);
  if (chosen.some((benchmark) => benchmark.page === undefined))
    writePage("benchmarks.md", sectionedPage(result, names, readFileSync(pageFile("benchmarks.md"), "utf8")));
  for (const { picture } of figuresOf(result)) {
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
    const sections: ResultSection[] = [];
    for (const { name, run } of chosen) {
      const progress = (line: string) => process.stderr.write(`${name}: ${line}\n`);
      const beganAt = performance.now();
      const figures = await run({ engine, platform, folder, model, quick: values.quick, progress });
      sections.push({ name, durationS: (performance.now() - beganAt) / 1_000, figures });
    }
    const durationS = (performance.now() - started) / 1_000;
    return { takenAt, machine: thisMachine(engine), loadBefore, quick: values.quick, durationS, sections };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writePage(file: string, text: string): void {
  writeFileSync(pageFile(file), text);
}

function pageFile(file: string): string {
  return join(repositoryRoot, "docs", file);
}

function refuse(line: string): never {
  process.stderr.write(`bench: ${line}\n`);
  process.exit(WRONG_USAGE);
}
