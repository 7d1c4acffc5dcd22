import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A Docker daemon of its own beside the machine's, to be killed: own socket, own data, own network namespace. */
export interface SecondEngine extends AsyncDisposable {
  readonly socketPath: string;
  /** Starts it, again, too; resolves when it answers. */
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** Undefined where this process may not start one: it takes root, dockerd, and a network namespace. */
export function secondEngine(): SecondEngine | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    execFileSync("unshare", ["--net", "--mount", "dockerd", "--version"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "byoa-second-engine-test-"));
  const socketPath = join(folder, "docker.sock");
  const docker = (...words: string[]): string =>
    execFileSync("docker", ["-H", `unix://${socketPath}`, ...words], {
      encoding: "utf8",
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
  let daemon: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const running = daemon;
    daemon = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    running.kill("SIGKILL");
    await once(running, "exit");
    await forgetContainerd(join(folder, "exec-root/containerd/containerd.pid"));
  };
  return {
    socketPath,
    async start() {
      const places = ["data-root", "exec-root", "pidfile"].map((name) => `--${name}=${join(folder, name)}`);
      // unshare becomes the daemon: what is killed is the daemon itself. Its containerd is its own, too.
      const words = ["--net", "--mount", "dockerd", "-H", `unix://${socketPath}`, ...places];
      daemon = spawn("unshare", words, { stdio: "ignore" });
      for (let attempt = 0; attempt < 600; attempt++) {
        try {
          docker("info");
          return;
        } catch {
          await sleep(100);
        }
      }
      throw new Error("the second engine does not answer within a minute");
    },
    kill,
    async [Symbol.asyncDispose]() {
      try {
        const ids = docker("ps", "-aq").split("\n").filter(Boolean);
        if (ids.length > 0) docker("rm", "-f", "-v", ...ids);
      } catch {
        // It does not answer: its containers went with it, or are killed with its containerd below.
      }
      daemon?.kill("SIGTERM");
      if (daemon !== undefined) await Promise.race([once(daemon, "exit"), sleep(15_000)]);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its containerd ends with it, but who has to reap it may be slow; a daemon that still found its number would wait for it in vain. */
async function forgetContainerd(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const status = `/proc/${readFileSync(pidFile, "utf8").trim()}/status`;
  const isAlive = (): boolean => {
    try {
      return !/^State:\s+Z/m.test(readFileSync(status, "utf8"));
    } catch {
      return false;
    }
  };
  while (isAlive()) await sleep(100);
  rmSync(pidFile);
}
