import type { ServerResponse } from "node:http";
import { ApiError } from "../protocol/api-error.ts";
import { xmlText } from "../s3/xml.ts";

/** How a protocol writes an answer and an error. */
export interface Protocol {
  readonly contentType: string;
  answer(operation: string, members: Readonly<Record<string, unknown>>, requestId: string): string;
  error(error: ApiError, requestId: string): string;
}

export const json11: Protocol = {
  contentType: "application/x-amz-json-1.1",
  answer: (_, members) => JSON.stringify(members),
  error: ({ code, message, members }) => JSON.stringify({ __type: code, message, Message: message, ...members }),
};

/** The query protocol, of STS. */
export const queryProtocol = (namespace: string): Protocol => ({
  contentType: "text/xml",
  answer: (operation, members, requestId) =>
    xmlText(`${operation}Response`, namespace, {
      [`${operation}Result`]: members,
      ResponseMetadata: { RequestId: requestId },
    }),
  error: ({ code, message, status }, requestId) =>
    xmlText("ErrorResponse", namespace, {
      Error: { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: message },
      RequestId: requestId,
    }),
});

export const s3Protocol: Protocol = {
  contentType: "application/xml",
  answer: (operation, members) => xmlText(operation, undefined, members),
  error: ({ code, message }, requestId) =>
    xmlText("Error", undefined, { Code: code, Message: message, RequestId: requestId, HostId: "byoa" }),
};

export function writeError(response: ServerResponse, protocol: Protocol, error: ApiError, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isBodyless = response.req.method === "HEAD" || error.status === 304;
  const text = isBodyless ? "" : protocol.error(error, requestId);
  response.writeHead(error.status, {
    "content-type": protocol.contentType,
    ...(protocol === json11 ? { "x-amzn-errortype": error.code } : {}),
    ...(isBodyless ? {} : { "content-length": String(Buffer.byteLength(text)) }),
  });
  response.end(text);
}

/** What was thrown as an error of AWS: everything that is not one is a fault here. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
  const message = isFull
    ? "The disk that byoa up keeps its state on is full."
    : "We encountered an internal error. Please try again.";
  return new ApiError("InternalFailure", message, 500);
}
