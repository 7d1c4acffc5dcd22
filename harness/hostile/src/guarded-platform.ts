import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalPlatform, type Platform } from "@byoa/platform";

const MIB = 2 ** 20;
const LOOK_MS = 25;

/** A platform on Docker, and what a hostile image may do to the process that runs it. */
export interface GuardedPlatform extends AsyncDisposable {
  readonly platform: Platform;
  /** Where jobs leave their archives. */
  readonly folder: string;
  /** How much this process's resident memory grew at most since the last call, in MiB. */
  grownMib(): number;
  /** Containers, volumes and networks that this process made and that are still there. */
  left(): string[];
}

export async function guardedPlatform(): Promise<GuardedPlatform> {
  const platform = await openLocalPlatform();
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
    left: leftByThisProcess,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await platform[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function leftByThisProcess(): string[] {
  const listings = [
    ["ps", "--all"],
    ["volume", "ls"],
    ["network", "ls"],
  ];
  return listings.flatMap((command) => {
    const format = '{{.Label "byoa.process"}}';
    const labels = execFileSync("docker", [...command, "--format", format], { encoding: "utf8" }).split("\n");
    // The label holds boot, PID namespace, number, start and machine.
    return labels
      .filter((label) => label.split("/")[2] === String(process.pid))
      .map((label) => `${command[0]} ${label}`);
  });
}
