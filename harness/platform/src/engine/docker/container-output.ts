import { Writable } from "node:stream";
import type Dockerode from "dockerode";
import type { LogLine } from "../../observation/log-line.ts";
import type { LogCollector } from "../log-collector.ts";
import { engineFault } from "./engine-fault.ts";

/**
 * Collects what a container writes, from its first byte on: to be called before its start. What it gives resolves when the output
 * has ended. Throws PlatformError.
 */
export async function collectOutput(
  container: Dockerode.Container,
  log: LogCollector,
  hostName: string,
): Promise<{ readonly logEnded: Promise<void> }> {
  const stream = await container
    .attach({ stream: true, stdout: true, stderr: true, logs: false })
    .catch((error: unknown) => Promise.reject(engineFault(`reading the output of ${hostName}`, error)));
  const sink = (name: LogLine["stream"]): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log.add(name, chunk);
        done();
      },
    });
  container.modem.demuxStream(stream, sink("stdout"), sink("stderr"));
  const logEnded = new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) stream.on(event, () => resolve());
  });
  return { logEnded };
}
