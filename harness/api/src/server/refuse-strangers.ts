import type { IncomingMessage } from "node:http";
import { ApiError } from "../protocol/api-error.ts";

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|(?:[a-z0-9][a-z0-9.-]*\.)localhost|\[::1\])(?::\d+)?$/i;

/**
 * A page in a browser reaches the loopback interface too, by its own origin or by a name that leads here. No SDK sends an origin.
 * Throws ApiError `AccessDeniedException`.
 */
export function refuseStrangers({ headers }: IncomingMessage): void {
  if (headers.origin !== undefined || !LOOPBACK.test(headers.host ?? ""))
    throw new ApiError(
      "AccessDeniedException",
      "byoa up answers clients on this machine only, not pages in a browser.",
      403,
    );
}
