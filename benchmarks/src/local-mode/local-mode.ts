import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { loadProfile } from "@byoa/conformance";
import { irisChannels } from "@byoa/iris";
import { freePort } from "@byoa/platform";
import type { Benchmark, BenchmarkContext } from "../benchmark.ts";
import { exampleConfiguration, exampleImage, repositoryRoot } from "../example.ts";
import type { Figure } from "../figure.ts";
import { networkImages } from "../network/network-images.ts";
import { median } from "../statistics.ts";
import { installedCommand } from "./installed-command.ts";
import { type HandmadeJob, type HandmadeRun, trainByHand } from "./train-by-hand.ts";

const run = promisify(execFile);
const ROUNDS = 9;
const networkConfiguration = join(repositoryRoot, "algorithms/tensorflow/byoa.yaml");

/** What the command costs a person who works with it: its start, a job, a save. */
export const localMode: Benchmark = {
  name: "local-mode",
  async run(context) {
    context.progress("packing and installing the command");
    const main = await installedCommand(repositoryRoot, context.folder);
    return [await commandStart(context, main), ...(await trainings(context, main)), await devLoop(context, main)];
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function commandStart({ quick, progress }: BenchmarkContext, main: string): Promise<Figure> {
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= (quick ? 3 : 2 * ROUNDS); round += 1) {
    progress(`start ${round}`);
    const [one, other] = [
      await timed(() => run(process.execPath, [main, "--version"])),
      await timed(() => run(process.execPath, ["-e", "0"])),
    ];
    // The first has cold files.
    if (round > 0) own.push(one) && bare.push(other);
  }
  return {
    what: "byoa --version, as it is packed",
    measured: { value: median(own), unit: "ms" },
    floor: { value: median(bare), unit: "ms" },
    floorIs: "node -e 0",
    target: { of: "difference", atMost: 100 },
  };
}

/** The tree trains in a fifth of a second, which shows what the command itself takes; the network's job is an ordinary short one. */
async function trainings(context: BenchmarkContext, main: string): Promise<Figure[]> {
  const tree = await trainCommand(context, main, { image: exampleImage, config: exampleConfiguration });
  const network = await trainCommand(context, main, { image: networkImages.pure, config: networkConfiguration });
  return [tree, { ...network, target: { of: "ratio", atMost: 1.3 } }];
}

/** The same job twice, in turns: by the command, and by hand. */
async function trainCommand(
  { folder, quick, progress }: BenchmarkContext,
  main: string,
  { image, config }: { readonly image: string; readonly config: string },
): Promise<Figure> {
  const { hyperparameters } = await loadProfile({ config });
  const job: HandmadeJob = {
    image,
    hyperparameters: Object.fromEntries(hyperparameters.map(({ name, value }) => [name, value])),
    channels: irisChannels,
  };
  const words = ["train", image, "--config", config, "--jobs-dir", join(folder, "jobs"), "--quiet"];
  const own: number[] = [];
  const byHand: HandmadeRun[] = [];
  for (let round = 0; round <= (quick ? 2 : ROUNDS); round += 1) {
    progress(`train ${round}`);
    const one = await timed(() => run(process.execPath, [main, ...words]));
    const other = await trainByHand(job, folder);
    if (round > 0) own.push(one) && byHand.push(other);
  }
  const container = median(byHand.map(({ containerMs }) => containerMs));
  return {
    what: `byoa train on ${image}, the whole command`,
    measured: { value: median(own), unit: "ms" },
    floor: { value: median(byHand.map(({ wholeMs }) => wholeMs)), unit: "ms" },
    floorIs: "the same by hand: a folder filled, docker run --rm on it, the archives packed",
    notes: [
      `median of ${own.length} in turns; docker run alone ${container.toFixed(0)} ms, against which the command is ${(median(own) / container).toFixed(2)} ×`,
      "the command also reads the log, the status and the metrics",
    ],
  };
}

async function devLoop({ quick, progress }: BenchmarkContext, main: string): Promise<Figure> {
  const copy = await mkdtemp(join(repositoryRoot, "algorithms", ".benchmark-"));
  const source = join(repositoryRoot, "algorithms/decision-tree");
  try {
    for (const part of ["src", "package.json", "node_modules"])
      await cp(join(source, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
    const child = spawn(process.execPath, [
      main,
      "dev",
      copy,
      "--config",
      exampleConfiguration,
      "--port",
      `${await freePort()}`,
      "--quiet",
    ]);
    const times: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      const seconds = /^ready .*?([\d.]+) s$|([\d.]+) s after the save/.exec(line);
      if (seconds === null) continue;
      if (line.includes("after the save")) times.push(Number(seconds[2]) * 1_000);
      progress(`save ${times.length}`);
      if (times.length >= (quick ? 2 : ROUNDS)) break;
      await utimes(join(copy, "src/serve.ts"), new Date(), new Date());
    }
    child.kill("SIGINT");
    return {
      what: "byoa dev, from a save to the next good /ping of the decision tree",
      measured: { value: median(times), unit: "ms" },
      target: { of: "measured", atMost: 1_000 },
      notes: ["trained anew and served as processes; told by the command itself, to a tenth of a second"],
    };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
