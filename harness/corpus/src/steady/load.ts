import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Condition } from "./condition.ts";

/** Leaves so little memory that the kernel has to look for pages, and no container is killed for it. */
const MEMORY_LEFT_MIB = 1536;

/** What keeps the machine in a condition; disposing of it ends it. */
export interface Load extends AsyncDisposable {
  /** False when some of it has ended by itself: the kernel may have killed it. */
  isOn(): boolean;
  readonly processIds: readonly number[];
}

/** Brings the machine into a condition. */
export async function startLoad(condition: Condition): Promise<Load> {
  switch (condition) {
    case "cores burnt":
      return ending(Array.from({ length: availableParallelism() }, () => start(["-e", "for (;;);"])));
    case "memory short": {
      const holder = start([join(import.meta.dirname, "hold-memory.ts"), String(MEMORY_LEFT_MIB)]);
      // It says one line when it has all that it wants.
      if (holder.stdout !== null) await Promise.race([once(holder.stdout, "data"), once(holder, "exit")]);
      return ending([holder]);
    }
    default:
      return ending([]);
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

function ending(children: readonly ChildProcess[]): Load {
  const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
  return {
    isOn: () => !children.some(hasEnded),
    processIds: children.flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    async [Symbol.asyncDispose]() {
      await Promise.all(
        children.map(async (child) => {
          if (hasEnded(child)) return;
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        }),
      );
    },
  };
}
