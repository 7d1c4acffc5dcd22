import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What happens to the requests that match. */
export type Fault =
  /** Passed on, so many milliseconds later. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** Taken, and never answered. */
  | { readonly kind: "hang" }
  /** Passed on; the connection is cut after so many bytes of the answer. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** Passed on; the answer's body is replaced by what is no JSON, its bytes are not even HTTP when `headers` says so. */
  | { readonly kind: "garble"; readonly headers?: boolean }
  /** Answered with this status at once. */
  | { readonly kind: "status"; readonly status: number }
  /** The connection is closed without a word. */
  | { readonly kind: "refuse" };

/** Stands on a socket of its own in front of an engine's, and does to its requests what it is told. */
export interface EngineProxy extends AsyncDisposable {
  readonly socketPath: string;
  /** Requests so far, as `GET /containers/json`; without their query. */
  readonly requests: readonly string[];
  /** From now on; connections that are open are handled by their request's fault, too. Without a pattern: all requests. */
  fault(fault: Fault, pattern?: RegExp): void;
  /** Passes everything on again. Connections that hang stay so: the engine that was asked has forgotten them. */
  heal(): void;
  /** Cuts every connection there is now. */
  cutAll(): void;
  /** Nobody listens any more, until `listen`. */
  stop(): Promise<void>;
  listen(): Promise<void>;
}

/** @param target the engine's own socket */
export async function engineProxy(target = "/var/run/docker.sock"): Promise<EngineProxy> {
  const folder = await mkdtemp(join(tmpdir(), "byoa-proxy-test-"));
  const socketPath = join(folder, "engine.sock");
  const requests: string[] = [];
  const faults: { fault: Fault; pattern: RegExp }[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on("error", () => client.destroy());
    client.once("close", () => open.delete(client));
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      client.off("data", onData);
      client.pause();
      const [method = "", url = ""] = head.toString("latin1").split(" ", 2);
      const request = `${method} ${url.replace(/^\/v[\d.]+/, "").replace(/\?.*$/, "")}`;
      requests.push(request);
      const fault = faults.findLast(({ pattern }) => pattern.test(request))?.fault;
      handle(client, asOnlyRequest(head), fault, target);
    };
    client.on("data", onData);
  });
  const listen = () => new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const stop = () => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await listen();
  return {
    socketPath,
    requests,
    fault: (fault, pattern = /./) => void faults.push({ fault, pattern }),
    heal: () => void faults.splice(0),
    cutAll() {
      for (const socket of open) socket.destroy();
    },
    stop,
    listen,
    async [Symbol.asyncDispose]() {
      if (server.listening) await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One request a connection, so that each gets the fault of its own moment. An upgrade keeps its header. */
function asOnlyRequest(head: Buffer): Buffer {
  const text = head.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const headers = text.slice(0, end).replace(/\r\nconnection: keep-alive/i, "\r\nConnection: close");
  return Buffer.from(headers + text.slice(end), "latin1");
}

function handle(client: Socket, head: Buffer, fault: Fault | undefined, target: string): void {
  if (fault?.kind === "hang") return;
  if (fault?.kind === "refuse") return void client.destroy();
  if (fault?.kind === "status") {
    const body = JSON.stringify({ message: "the proxy says no" });
    client.end(
      `HTTP/1.1 ${fault.status} Fault\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    return;
  }
  if (fault?.kind === "garble") {
    client.end(
      fault.headers === true
        ? "\u0000\u0001 this is not HTTP\r\n\r\n"
        : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\nConnection: close\r\n\r\n<html>no</h>",
    );
    return;
  }
  const pass = () => passOn(client, head, target, fault?.kind === "cut" ? fault.afterBytes : Number.POSITIVE_INFINITY);
  if (fault?.kind === "delay") setTimeout(pass, fault.delayMs);
  else pass();
}

function passOn(client: Socket, head: Buffer, target: string, limitBytes: number): void {
  const engine = connect(target);
  let sentBytes = 0;
  engine.on("error", () => client.destroy());
  client.once("close", () => engine.destroy());
  engine.once("close", () => client.end());
  engine.write(head);
  client.pipe(engine);
  engine.on("data", (chunk: Buffer) => {
    const part = chunk.subarray(0, limitBytes - sentBytes);
    sentBytes += part.length;
    if (sentBytes >= limitBytes) {
      client.end(part, () => client.destroy());
      engine.destroy();
      return;
    }
    if (client.write(part)) return;
    engine.pause();
    client.once("drain", () => engine.resume());
  });
}
