import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { configFileText, contractPaths, platformChannelConfig } from "@byoa/contract";
import type { Benchmark } from "../benchmark.ts";
import { median } from "../statistics.ts";

const MEBIBYTES = 1024;
const ROUNDS = 3;
const program = join(import.meta.dirname, "count-bytes.ts");

/** Pipe mode of the toolkit against `cat`: the same writer, the same FIFO, one gibibyte each time. */
export const pipe: Benchmark = {
  name: "pipe",
  async run({ folder, quick, progress }) {
    const mebibytes = quick ? MEBIBYTES / 2 : MEBIBYTES;
    const rounds = quick ? 2 : ROUNDS;
    const byToolkit: number[] = [];
    const byCat: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`${mebibytes} MiB, round ${round} of ${rounds}`);
      const base = mkdtempSync(join(folder, "pipe-"));
      const paths = contractPaths(base);
      for (const made of [paths.inputConfig, paths.inputData, paths.model, paths.outputData]) {
        mkdirSync(made, { recursive: true });
      }
      writeFileSync(paths.inputDataConfig, configFileText({ training: platformChannelConfig({ inputMode: "Pipe" }) }));
      writeFileSync(paths.hyperparameters, configFileText({}));
      const fifo = paths.pipe("training", 0);
      await run("mkfifo", [fifo]);
      byCat.push(await through(fifo, mebibytes, run("sh", ["-c", 'cat "$0" > /dev/null', fifo])));
      const environment = { ...process.env, SAGEMAKER_BASE_DIR: base };
      byToolkit.push(await through(fifo, mebibytes, run(process.execPath, [program, "train"], environment)));
    }
    return [
      {
        what: "Pipe mode through the toolkit's bytes",
        measured: { value: median(byToolkit), unit: "MB/s" },
        floor: { value: median(byCat), unit: "MB/s" },
        floorIs: "cat on the same FIFO, the same writer",
        target: { of: "ratio", atLeast: 0.6 },
        notes: [
          `${mebibytes} MiB each time, median of ${rounds} in turns; the writer's own time from the first byte on`,
          "read with `bytes({ reuseChunks: true })`: chunks that may be kept cost a copy each",
        ],
      },
    ];
  },
};

/** MB/s as the writer sees it. dd takes its time when the FIFO is open at both ends: no program's start is in it. */
async function through(fifo: string, mebibytes: number, reader: Promise<unknown>): Promise<number> {
  const words = await Promise.all([
    run("dd", ["if=/dev/zero", `of=${fifo}`, "bs=1M", `count=${mebibytes}`], { ...process.env, LC_ALL: "C" }),
    reader,
  ]);
  const [, bytes, seconds] = /^(\d+) bytes .*copied, ([\d.e-]+) s/m.exec(words[0]) ?? [];
  if (Number(bytes) !== mebibytes * 2 ** 20) throw new Error(`the reader of ${fifo} left early: ${words[0].trim()}`);
  return Number(bytes) / 1e6 / Number(seconds);
}

/** Runs a command to its end and gives what it said on stderr. */
async function run(command: string, args: readonly string[], env = process.env): Promise<string> {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const exit = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const [code, said, errors] = await Promise.all([exit, buffer(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said}${errors}`);
  return errors;
}
