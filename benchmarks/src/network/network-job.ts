import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awaitedLater } from "@byoa/platform";
import { docker } from "../docker-command.ts";

const LOOK_MS = 50;

/** A training job of the network, run bare: no platform, the log read as it comes. */
export interface NetworkJob {
  readonly image: string;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** Content of the training channel: a file on this machine. */
  readonly training: string;
  /** Default File. In Pipe mode each epoch is written to a FIFO of its own, one after the other. */
  readonly inputMode?: "File" | "Pipe";
}

export interface NetworkRun {
  /** When each epoch's line came, in milliseconds since the job's start. */
  readonly epochsMs: readonly number[];
  /** When the survey of the data was over. */
  readonly surveyedMs: number;
  readonly durationMs: number;
  /** Highest resident memory of the process. */
  readonly peakBytes: number;
}

/** Runs the job to its end. @throws Error with its last lines when it fails */
export async function runNetworkJob(job: NetworkJob): Promise<NetworkRun> {
  const base = mkdtempSync(join(tmpdir(), "byoa-network-"));
  const name = `byoa-benchmark-${process.pid}-${Math.round(performance.now())}`;
  const pipe = job.inputMode === "Pipe";
  for (const folder of ["input/config", "input/data/training", "model", "output/data"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  const config = { training: { TrainingInputMode: pipe ? "Pipe" : "File" } };
  writeFileSync(join(base, "input/config/inputdataconfig.json"), JSON.stringify(config));
  writeFileSync(join(base, "input/config/hyperparameters.json"), JSON.stringify(job.hyperparameters));
  const mounts = ["--volume", `${base}:/opt/ml`];
  if (!pipe) mounts.push("--volume", `${job.training}:/opt/ml/input/data/training/rows.csv:ro`);
  const writer = pipe ? feedEpochs(join(base, "input/data/training"), job.training) : undefined;
  try {
    const started = performance.now();
    const child = spawn("docker", ["run", "--rm", "--name", name, ...mounts, job.image, "train"]);
    const epochsMs: number[] = [];
    let surveyedMs = 0;
    let log = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      for (const line of text.split("\n")) {
        if (line.startsWith("epoch=")) epochsMs.push(performance.now() - started);
        if (/^\d+ training rows/.test(line)) surveyedMs = performance.now() - started;
      }
    });
    const watching = awaitedLater(watchMemory(name, child));
    const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
    if (exitCode !== 0) throw new Error(`${job.image} has not trained: ${log.slice(-600)}`);
    return { epochsMs, surveyedMs, durationMs: performance.now() - started, peakBytes: await watching };
  } finally {
    if (writer?.pid !== undefined) process.kill(-writer.pid, "SIGKILL");
    rmSync(base, { recursive: true, force: true });
  }
}

/** Highest resident memory of the container's process, by the kernel's own count. */
async function watchMemory(name: string, child: ChildProcess): Promise<number> {
  let peak = 0;
  let pid = "0";
  while (child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (pid === "0") pid = await docker("inspect", "--format", "{{.State.Pid}}", name).catch(() => "0");
    const status = pid === "0" ? "" : readStatus(pid);
    peak = Math.max(peak, 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0));
  }
  return peak;
}

function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return ""; // it has ended
  }
}

function feedEpochs(place: string, file: string): ChildProcess {
  const commands = `n=0; mkfifo "$0_0"; while :; do mkfifo "$0_$((n+1))"; cat "$1" > "$0_$n"; rm "$0_$n"; n=$((n+1)); done`;
  return spawn("sh", ["-c", commands, place, file], { stdio: "ignore", detached: true });
}
