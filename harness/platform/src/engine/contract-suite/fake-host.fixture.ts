import type { Exit } from "../../observation/process-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import type { Host } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { LogCollector } from "../log-collector.ts";
import { logLimitsFor } from "../log-limits.ts";
import type { FakeFiles } from "./fake-files.fixture.ts";
import type { FakeProgram } from "./fake-program.fixture.ts";

export interface FakeBelongings {
  readonly program: FakeProgram;
  readonly files: FakeFiles;
  readonly port: number | undefined;
  readonly onGone: () => void;
}

/** One program of the fake engine, seen through the engine's seam. */
export function fakeHost(specification: HostSpecification, belongings: FakeBelongings): Host {
  const { name, limits } = specification;
  const log = new LogCollector(logLimitsFor(limits?.logBytes));
  const terminated = new AbortController();
  const killed = new AbortController();
  const exit = Promise.withResolvers<Exit>();
  let startedAtMs: number | undefined;
  let ended = false;
  let isGone = false;
  let hearsSigterm = false;
  const end = (code: number, more: Partial<Exit> = {}): void => {
    if (ended) return;
    ended = true;
    log.end();
    killed.abort();
    const atMs = startedAtMs === undefined ? 0 : Date.now() - startedAtMs;
    exit.resolve({ code, atMs, outOfMemory: false, ...more });
  };
  const removed = (before: string): PlatformError =>
    new PlatformError("interrupted", `${name} was removed before ${before}.`);
  return {
    name,
    pipeFolder: undefined,
    exited: exit.promise,
    get startedAtMs() {
      return startedAtMs;
    },
    get log() {
      return log.lines;
    },
    get logLoss() {
      return log.loss;
    },
    onLogLine: (listener) => log.onLine(listener),
    async start() {
      if (isGone) throw removed("it could start");
      startedAtMs = Date.now();
      log.startedAt(startedAtMs);
      const [program] = specification.entrypoint ?? [];
      if (program !== undefined) {
        end(127, {
          atMs: 0,
          startError: `exec: "${program}": executable file not found: there is only the image's own`,
        });
        return;
      }
      const run = {
        arguments: specification.arguments,
        environment: specification.environment,
        files: belongings.files,
        port: belongings.port,
        print: (text: string, stream: "stdout" | "stderr" = "stdout") => {
          if (!ended) log.add(stream, Buffer.from(text));
        },
        get terminated() {
          hearsSigterm = true;
          return terminated.signal;
        },
        killed: killed.signal,
      };
      // Begun in a later turn, as a process is; what it throws is its crash.
      void Promise.resolve()
        .then(() => belongings.program(run))
        .then(end, (error: unknown) => {
          run.print(`${error instanceof Error ? error.stack : String(error)}\n`, "stderr");
          end(1);
        });
    },
    async url() {
      if (belongings.port === undefined) throw new Error(`the specification of ${name} names no port`);
      return ended ? undefined : `http://127.0.0.1:${belongings.port}`;
    },
    async signal(signal) {
      if (startedAtMs === undefined || ended) return;
      if (signal === "SIGKILL") end(137);
      else if (hearsSigterm) terminated.abort();
      else end(143);
    },
    async archive(path) {
      if (isGone) throw removed(`${path} was read`);
      return belongings.files.archive(path);
    },
    listeningSockets: async () => [],
    execute: async () => ({ exitCode: 127, output: "" }),
    peakMemoryBytes: async () => undefined,
    async [Symbol.asyncDispose]() {
      isGone = true;
      end(137);
      belongings.onGone();
    },
  };
}
