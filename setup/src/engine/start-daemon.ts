import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { runQuietly } from "../child-process.ts";
import { SetupError } from "../setup-error.ts";
import { connectToDocker } from "./connect.ts";
import type { DockerEngine } from "./engine.ts";
import { findProgram } from "./machine.ts";
import { removeStalePidFiles } from "./stale-pid-files.ts";

const logFile = "/var/log/byoa-dockerd.log";
const patienceMs = 90_000;

/** Starts the Docker daemon, by the service manager where there is one, else as a process that outlives us; waits until it answers. */
export async function startDaemon(tell: (text: string) => void, signal: AbortSignal): Promise<DockerEngine> {
  const hasSystemd = existsSync("/run/systemd/system");
  tell("starting dockerd");
  const daemon = hasSystemd ? undefined : startProcess();
  if (hasSystemd) await runQuietly("systemctl", ["start", "docker"], { signal });
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceMs) {
    const engine = await connectToDocker();
    if (engine) return engine;
    if (daemon?.hasEnded()) break;
    await delay(200, undefined, { signal });
  }
  const reason = hasSystemd ? 'see "journalctl -u docker"' : `${lastError()} (${logFile})`;
  throw new SetupError(
    `dockerd does not come up: ${reason}; start a Docker engine yourself, then run the same command again`,
  );
}

function startProcess() {
  removeStalePidFiles();
  const log = openSync(logFile, "w", 0o600);
  // A session of its own: neither Ctrl-C nor the end of this terminal takes it along.
  const child = spawn(findProgram("dockerd") ?? "dockerd", [], { detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true)).once("error", () => (ended = true));
  child.unref();
  return { hasEnded: () => ended };
}

function lastError(): string {
  const line = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").at(-1) : undefined;
  return line || "it wrote no log";
}
