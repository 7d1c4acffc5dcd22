import { HOSTING_VARIABLES } from "@byoa/contract";
import type { ErrorRequestHandler } from "express";
import { errorLine, oneLine } from "./one-line.ts";
import { Refusal } from "./refusal.ts";

/** Every error as one line of plain text: the client gets it as OriginalMessage. Faults of ours are logged, refusals are not. */
export function errorAnswers(payloadLimitBytes: number, log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = error instanceof Refusal ? error : bodyRefusal(error, payloadLimitBytes);
    if (refusal === undefined) log(`error: ${request.method} ${request.path} 500 ${errorLine(error)}`);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const line = `${refusal === undefined ? faultLine(error) : oneLine(refusal.message)}\n`;
    response
      .writeHead(refusal?.status ?? 500, {
        "content-type": "text/plain; charset=utf-8",
        "content-length": Buffer.byteLength(line),
      })
      .end(line);
  };
}

function faultLine(error: unknown): string {
  return oneLine(`internal error: ${error instanceof Error ? error.message : String(error)}`);
}

/** What express says while it reads a body: too large, broken off, a coding nobody knows. */
function bodyRefusal(error: unknown, payloadLimitBytes: number): Refusal | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  if (error.status < 400 || error.status > 499) return undefined;
  if (error.status !== 413) return new Refusal(error.status, error.message);
  const megabytes = payloadLimitBytes / (1024 * 1024);
  return new Refusal(
    413,
    `the body is larger than ${megabytes} MB; ${HOSTING_VARIABLES.maxPayloadInMb} sets the limit`,
  );
}
