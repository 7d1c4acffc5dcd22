import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { Readable } from "node:stream";
import type { Engine, Host } from "../engine/engine.ts";
import type { HostSpecification } from "../engine/host-specification.ts";
import type { LogLine } from "../observation/log-line.ts";
import type { Exit, ListeningSocket } from "../observation/process-facts.ts";

/** A server on this machine, for tests of what speaks HTTP; `url` is its address. */
export interface LocalServer extends AsyncDisposable {
  readonly url: string;
}

/** Serves HTTP on a free port. */
export async function serveHttp(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: addressOf(server.address()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Accepts connections on a free port and hands them over as they are. */
export async function serveTcp(onConnection: (socket: Socket) => void): Promise<LocalServer> {
  const open = new Set<Socket>();
  const server = createTcpServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: addressOf(server.address()),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressOf(address: ReturnType<ReturnType<typeof createTcpServer>["address"]>): string {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** How a local host behaves in place of a container. */
export interface LocalHostOptions {
  readonly url: string;
  readonly sockets?: readonly ListeningSocket[];
  readonly onSignal?: (name: "SIGTERM" | "SIGKILL", end: (code: number) => void) => void;
}

/** A host without a container: what answers is a server of the test. Its end is told by `end`. */
export interface LocalHost extends Host {
  end(code: number): void;
  /** The engine can no longer say how it ends, nor where it is. */
  lose(error: Error): void;
  say(text: string): void;
}

/** Makes a host around a local server. */
export function localHost(options: LocalHostOptions): LocalHost {
  const startedAtMs = Date.now();
  const log: LogLine[] = [];
  const listeners = new Set<(line: LogLine) => void>();
  const { promise: exited, resolve, reject } = Promise.withResolvers<Exit>();
  exited.catch(() => {});
  let lost: Error | undefined;
  const end = (code: number) => resolve({ code, atMs: Date.now() - startedAtMs, outOfMemory: false });
  return {
    name: "model",
    pipeFolder: undefined,
    startedAtMs,
    exited,
    log,
    end,
    lose(error) {
      lost = error;
      reject(error);
    },
    say(text) {
      const line: LogLine = { stream: "stdout", atMs: Date.now() - startedAtMs, text };
      log.push(line);
      for (const listener of listeners) listener(line);
    },
    start: async () => undefined,
    async url() {
      if (lost !== undefined) throw lost;
      return options.url;
    },
    onLogLine(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async signal(name) {
      (options.onSignal ?? (() => end(name === "SIGKILL" ? 137 : 143)))(name, end);
    },
    archive: async () => Readable.from([]),
    listeningSockets: async () => [...(options.sockets ?? [])],
    execute: async () => ({ exitCode: 127, output: "" }),
    peakMemoryBytes: async () => undefined,
    async [Symbol.asyncDispose]() {
      end(137);
    },
  };
}

/** An engine whose only host is the given one; `prepared` holds what it was asked for. */
export function localEngine(host: Host): Engine & { readonly prepared: HostSpecification[] } {
  const prepared: HostSpecification[] = [];
  return {
    name: "local",
    version: "0",
    platform: "linux/amd64",
    facets: new Set(["read-only-mounts"]),
    missing: new Map(),
    prepared,
    image: () => Promise.reject(new Error("there are no images here")),
    imageFiles: async () => [],
    async prepare(specification) {
      prepared.push(specification);
      return host;
    },
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
    },
  };
}
