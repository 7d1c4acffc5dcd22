import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Below the 30 s that SageMaker waits between SIGTERM and SIGKILL. */
const DRAIN_LIMIT_MS = 25_000;
/** For a request that was sent before the signal and has not been read yet. */
const LATE_REQUEST_MS = 100;

/**
 * Prepares a server for stopping without a broken answer.
 * @returns a function that refuses new connections, closes those without a request, lets open requests finish (each closes
 * its connection), and resolves with how many had to be cut off at the limit
 */
export function gracefulStop(server: Server, drainLimitMs: number = DRAIN_LIMIT_MS): () => Promise<number> {
  const sockets = new Set<Socket>();
  const open = new Set<ServerResponse>();
  let stopping = false;

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", (_request, response) => {
    open.add(response);
    if (stopping) response.shouldKeepAlive = false;
    response.once("close", () => open.delete(response));
  });

  /** Node closes what has been idle since a request, and waits for ever for a connection that never sent one. */
  function closeSilent(): void {
    const busy = new Set([...open].map((response) => response.socket));
    for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
  }

  return () =>
    new Promise((resolve) => {
      stopping = true;
      for (const response of open) response.shouldKeepAlive = false;
      let cut = 0;
      const late = setTimeout(closeSilent, LATE_REQUEST_MS);
      const limit = setTimeout(() => {
        cut = open.size;
        server.closeAllConnections();
      }, drainLimitMs);
      server.close(() => {
        clearTimeout(late);
        clearTimeout(limit);
        resolve(cut);
      });
    });
}
