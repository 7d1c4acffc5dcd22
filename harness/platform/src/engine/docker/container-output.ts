import type Dockerode from "dockerode";
import type { LogCollector } from "../log-collector.ts";
import { engineFault } from "./engine-fault.ts";
import { splitOutput } from "./multiplexed-output.ts";

/** The output of a container while it is read. */
export interface ContainerOutput {
  /** Resolves when the output has ended; the engine's words when it was not what an engine sends, and cannot be read on. */
  readonly ended: Promise<string | undefined>;
  /** Reads no more. */
  close(): void;
}

/** Collects what a container writes, from its first byte on: to be called before its start. Throws PlatformError. */
export async function collectOutput(
  container: Dockerode.Container,
  log: LogCollector,
  hostName: string,
): Promise<ContainerOutput> {
  const stream = await container
    .attach({ stream: true, stdout: true, stderr: true, logs: false })
    .catch((error: unknown) => Promise.reject(engineFault(`reading the output of ${hostName}`, error)));
  const split = splitOutput((name, bytes) => log.add(name, bytes));
  const { promise: ended, resolve } = Promise.withResolvers<string | undefined>();
  const destroy = () => ("destroy" in stream && typeof stream.destroy === "function" ? stream.destroy() : undefined);
  stream.on("data", (chunk: Buffer) => {
    const fault = split(chunk);
    if (fault === undefined) return;
    resolve(fault);
    destroy();
  });
  // Whether the container has ended, too, is for the engine to say: a lost connection ends the stream in the same way.
  for (const event of ["end", "close", "error"]) stream.on(event, () => resolve(undefined));
  return { ended, close: destroy };
}
