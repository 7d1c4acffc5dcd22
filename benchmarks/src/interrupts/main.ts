// npm run interrupts -- [--times 100] [--engine docker|process] [--seed N]: interrupts real commands at random moments.
// Exit code 1 when one ends in another way than it should, when something is left, or when a live run beside them is touched.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { interrupt, type Signal } from "./interrupt.ts";
import { liveNeighbours } from "./neighbours.ts";
import { seededRandom } from "./random.ts";
import { remains } from "./remains.ts";
import { makeScenarios } from "./scenarios.ts";
import { spawnCommand } from "./spawn-command.ts";

const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"];

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "100" },
    engine: { type: "string", default: "docker" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const engine = values.engine === "process" ? "process" : "docker";
const times = Number(values.times);
const random = seededRandom(Number(values.seed));

const folder = await mkdtemp(join(tmpdir(), "interrupts-"));
const temporary = join(folder, "tmp");
await mkdir(temporary);
const places = { folder, temporary };
const table = new Map<string, { count: number; longestMs: number }>();
const faults: string[] = [];

console.log(`${times} interrupts on the engine ${engine}, seed ${values.seed}`);
try {
  const scenarios = await makeScenarios(engine, folder);
  const prepared = await spawnCommand(scenarios.prepare, places).ended;
  if (prepared.code !== 0)
    throw new Error(`byoa ${scenarios.prepare.join(" ")} ended with ${prepared.code}:\n${prepared.stderr}`);
  const ordinary = new Map<string, { code: number; durationMs: number }>();
  for (const { name, words } of scenarios.interrupted) {
    const startedAtMs = performance.now();
    const { code, atMs } = await spawnCommand(words, places).ended;
    ordinary.set(name, { code, durationMs: atMs - startedAtMs });
    console.log(`${name}  ${Math.round(atMs - startedAtMs)} ms, exit code ${code}`);
  }
  await using neighbours = await liveNeighbours(scenarios, places);
  const before = await remains(engine, temporary);
  for (let index = 0; index < times; index++) {
    const scenario = scenarios.interrupted[index % scenarios.interrupted.length];
    const signal = SIGNALS[Math.floor(index / scenarios.interrupted.length) % SIGNALS.length];
    const usual = ordinary.get(scenario?.name ?? "");
    if (scenario === undefined || signal === undefined || usual === undefined) throw new Error("no scenario");
    const atMs = Math.round(random() * usual.durationMs);
    const { outcome, endedAfterMs, details } = await interrupt({
      words: scenario.words,
      signal,
      atMs,
      ordinaryCode: usual.code,
      ...places,
    });
    await rm(join(folder, "out"), { recursive: true, force: true });
    const what = `${index + 1}  ${scenario.name} ${signal} at ${atMs} ms`;
    if (outcome === "different") faults.push(`${what}: ${details}`);
    // What is named, and what SIGKILL left, is the next run's to remove.
    if (outcome === "killed" || outcome === "130, left named") {
      const next = await spawnCommand(scenarios.next, places).ended;
      if (next.code !== 0) faults.push(`${what}: the next run ended with ${next.code}: ${next.stderr}`);
    }
    const left = (await remains(engine, temporary)).difference(before);
    if (left.size > 0) faults.push(`${what}, ${outcome}: left ${[...left].join(", ")}`);
    for (const thing of left) before.add(thing);
    const touched = neighbours.fault() ?? [...before.difference(await remains(engine, temporary))].join(", ");
    if (touched !== "") {
      faults.push(`${what}: a live run beside it was touched: ${touched}`);
      break;
    }
    const row = `${scenario.name.padEnd(10)} ${signal.padEnd(8)} ${outcome}`;
    const known = table.get(row) ?? { count: 0, longestMs: 0 };
    table.set(row, { count: known.count + 1, longestMs: Math.max(known.longestMs, endedAfterMs) });
    console.log(`${what}: ${outcome}, ${endedAfterMs} ms`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

console.log("\ncommand    signal   outcome                  times   longest end");
for (const [row, { count, longestMs }] of [...table].toSorted())
  console.log(`${row.padEnd(44)} ${String(count).padStart(5)}   ${longestMs} ms`);
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(
  faults.length === 0
    ? "All ended as they should; nothing was left; live runs were untouched."
    : `${faults.length} differ.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
