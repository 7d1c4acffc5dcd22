import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "@byoa/platform";
import { localPlatform, openDockerEngine } from "@byoa/platform/engine";

const MIB = 2 ** 20;
const LOOK_MS = 25;

/** A platform on Docker, and what a hostile image may do to the process that runs it. */
export interface GuardedPlatform extends AsyncDisposable {
  readonly platform: Platform;
  /** Where jobs leave their archives. */
  readonly folder: string;
  /** How much this process's resident memory grew at most since the last call, in MiB. */
  grownMib(): number;
  /** Containers, volumes and networks of this platform that are still there. */
  left(): string[];
}

export async function guardedPlatform(): Promise<GuardedPlatform> {
  const runId = `hostile${process.pid}${Date.now() % 1e6}`;
  const platform = localPlatform(await openDockerEngine({ runId }));
  const folder = await mkdtemp(join(tmpdir(), "byoa-hostile-"));
  let before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, LOOK_MS);
  return {
    platform,
    folder,
    grownMib() {
      const grown = Math.max(0, highest - before) / MIB;
      before = process.memoryUsage.rss();
      highest = before;
      return grown;
    },
    left: () => leftBy(runId),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await platform[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function leftBy(runId: string): string[] {
  const listing = [
    ["ps", "--all"],
    ["volume", "ls"],
    ["network", "ls"],
  ];
  return listing.flatMap((command) =>
    execFileSync("docker", [...command, "--quiet", "--filter", `label=byoa.run=${runId}`], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line !== ""),
  );
}
