import { createHash } from "node:crypto";
import type { Body } from "../observation/endpoint-observation.ts";

const KEPT_BYTES = 64 * 1024;
const BASE64_BYTES = 4 * 1024;

/** Takes a body's chunks and gives its record, holding no more than 64 KiB of it. */
export function recordBody(): { add(chunk: Buffer): void; finish(): Body } {
  const hash = createHash("sha256");
  const kept: Buffer[] = [];
  let sizeBytes = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      if (sizeBytes < KEPT_BYTES) kept.push(chunk.subarray(0, KEPT_BYTES - sizeBytes));
      sizeBytes += chunk.byteLength;
    },
    finish() {
      const start = Buffer.concat(kept);
      const text = sizeBytes <= KEPT_BYTES ? decode(start) : undefined;
      const shown = text === undefined ? { base64Start: start.subarray(0, BASE64_BYTES).toString("base64") } : { text };
      return { sizeBytes, sha256: hash.digest("hex"), ...shown };
    },
  };
}

/** The record of a body that is in memory. */
export function bodyOf(bytes: Buffer): Body {
  const recorder = recordBody();
  recorder.add(bytes);
  return recorder.finish();
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
