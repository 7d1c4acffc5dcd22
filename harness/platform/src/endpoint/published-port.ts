import { connect, createServer, type Socket } from "node:net";
import { PlatformError } from "../platform-error.ts";

const LOOPBACK = "127.0.0.1";

/**
 * A port of this machine's loopback interface that leads to a container, byte for byte, whatever its network lets in from
 * outside. Disposing closes it and every connection. Throws PlatformError `port-in-use`.
 *
 * @param target where connections go; asked at each, since the container's address is known only once it runs
 */
export async function publishedPort(port: number, target: () => URL | undefined): Promise<AsyncDisposable> {
  const open = new Set<Socket>();
  const server = createServer((outside) => {
    const url = target();
    if (url === undefined) return void outside.destroy();
    const inside = connect({ host: url.hostname, port: Number(url.port) });
    for (const [one, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      open.add(one);
      one.once("close", () => {
        open.delete(one);
        other.destroy();
      });
      // A fault of one side is the end of both.
      one.once("error", () => other.destroy());
      one.pipe(other);
    }
  });
  await listening(port, server);
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function listening(port: number, server: ReturnType<typeof createServer>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", (cause: NodeJS.ErrnoException) => {
    const why = cause.code === "EADDRINUSE" ? "is in use" : `cannot be used (${cause.code})`;
    reject(new PlatformError("port-in-use", `Port ${port} of this machine ${why}. Choose another one.`, { cause }));
  });
  server.listen(port, LOOPBACK, () => {
    // From here on a connection that cannot be accepted, for want of descriptors, is that connection's loss alone.
    server.on("error", () => {});
    resolve();
  });
  return promise;
}
