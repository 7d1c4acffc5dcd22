import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { allMutants, baseConfiguration, buildMutant, buildPlain } from "@byoa/mutants";
import type { Benchmark } from "../benchmark.ts";
import { byoaProgram, repositoryRoot } from "../example.ts";
import type { Figure } from "../figure.ts";
import { median } from "../statistics.ts";
import { faults } from "./faults.ts";

const ROUNDS = 3;
const TARGET_S = 5;
const SECOND_MS = 1_000;

/** How long a person waits for the first line that names what is broken, in the terminal, for the ten commonest faults. */
export const firstFinding: Benchmark = {
  name: "first-finding",
  page: {
    file: "first-finding.md",
    title: "The first finding",
    text: "How long `byoa check IMAGE` takes from the key to the first line that names what is broken, for the ten faults that people report most. Each image has this fault alone; the whole check goes on afterwards.",
  },
  async run({ quick, progress }) {
    await buildPlain();
    const mutants = new Map((await allMutants()).map((mutant) => [mutant.name, mutant]));
    const figures: Figure[] = [];
    for (const { what, mutant: name } of faults) {
      const mutant = mutants.get(name);
      if (mutant === undefined) throw new Error(`There is no mutant ${name}.`);
      const image = await buildMutant(mutant);
      const expected = Object.keys(mutant.fails);
      const timesMs: number[] = [];
      let seen = "";
      for (let round = 1; round <= (quick ? 1 : ROUNDS); round += 1) {
        const found = await timeToFinding(image, baseConfiguration(mutant), expected);
        timesMs.push(found.afterMs);
        seen = found.line;
      }
      progress(`${name}: ${(median(timesMs) / SECOND_MS).toFixed(1)} s`);
      figures.push({
        what,
        measured: { value: median(timesMs) / SECOND_MS, unit: "s" },
        target: { of: "measured", atMost: TARGET_S },
        notes: [seen],
      });
    }
    return figures;
  },
};

/** Runs the command as a user does, and interrupts it once the finding is there. */
async function timeToFinding(
  image: string,
  configuration: string,
  expected: readonly string[],
): Promise<{ readonly afterMs: number; readonly line: string }> {
  const started = performance.now();
  const flags = ["check", image, "--config", configuration, "--no-report"];
  const command = spawn(process.execPath, [byoaProgram, ...flags], {
    cwd: repositoryRoot,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(command, "close");
  for await (const line of createInterface({ input: command.stderr })) {
    if (!expected.some((id) => line.startsWith(`✗ ${id} `))) continue;
    const afterMs = performance.now() - started;
    command.kill("SIGINT");
    command.stderr.resume();
    await ended;
    return { afterMs, line };
  }
  throw new Error(`byoa check ${image} named none of ${expected.join(", ")} while it ran.`);
}
