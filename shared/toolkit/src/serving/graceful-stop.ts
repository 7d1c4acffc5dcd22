import type { Server, ServerResponse } from "node:http";

/** Below the 30 s that SageMaker waits between SIGTERM and SIGKILL. */
const DRAIN_LIMIT_MS = 25_000;

/**
 * Prepares a server for stopping without a broken answer.
 * @returns a function that refuses new connections, closes idle ones, lets open requests finish (each closes its connection),
 * and resolves with how many had to be cut off at the limit
 */
export function gracefulStop(server: Server, drainLimitMs: number = DRAIN_LIMIT_MS): () => Promise<number> {
  const open = new Set<ServerResponse>();
  let stopping = false;

  server.prependListener("request", (_request, response) => {
    open.add(response);
    if (stopping) response.shouldKeepAlive = false;
    response.once("close", () => {
      open.delete(response);
      if (stopping) server.closeIdleConnections();
    });
  });

  return () =>
    new Promise((resolve) => {
      stopping = true;
      for (const response of open) response.shouldKeepAlive = false;
      let cut = 0;
      const limit = setTimeout(() => {
        cut = open.size;
        server.closeAllConnections();
      }, drainLimitMs);
      server.close(() => {
        clearTimeout(limit);
        resolve(cut);
      });
    });
}
