import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { childrenOf } from "./process-facts.ts";
import type { Scenarios } from "./scenarios.ts";
import { type Running, spawnCommand } from "./spawn-command.ts";

/** Live byoa runs on the same engine: one beside us, and where it is allowed one in another PID namespace. Disposing ends them. */
export interface Neighbours extends AsyncDisposable {
  /** Undefined while all of them run. */
  readonly fault: () => string | undefined;
}

export async function liveNeighbours(
  { neighbour }: Scenarios,
  places: { readonly folder: string; readonly temporary: string },
): Promise<Neighbours> {
  const running: Running[] = [];
  const faults: string[] = [];
  // Only root makes a PID namespace without another user.
  const kinds = process.platform === "linux" && process.getuid?.() === 0 ? [false, true] : [false];
  let isEnding = false;
  for (const unshared of kinds) {
    const one = spawnCommand(neighbour(await freePort()), { ...places, unshared });
    running.push(one);
    await one.says("InService");
    const name = `byoa serve${unshared ? " in a PID namespace" : ""}`;
    one.ended.then(
      ({ code, stderr }) => {
        if (!isEnding) faults.push(`${name} ended with ${code}: ${stderr}`);
      },
      (error: unknown) => faults.push(`${name}: ${String(error)}`),
    );
  }
  return {
    fault: () => faults[0],
    async [Symbol.asyncDispose]() {
      isEnding = true;
      for (const { child } of running) terminate(child);
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}

/** `unshare` ignores SIGTERM and waits for its child: the command itself must get it. */
function terminate(child: ChildProcess): void {
  const [inner] = child.spawnfile === "unshare" ? childrenOf(child.pid ?? 0) : [];
  if (inner === undefined) child.kill("SIGTERM");
  else process.kill(inner, "SIGTERM");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("the machine gave no port");
  return address.port;
}
