import type { IncomingMessage } from "node:http";
import { readAwsChunked } from "./aws-chunked.ts";
import type { ObjectFiles, WrittenFile } from "./object-files.ts";
import { s3Error } from "./s3-error.ts";

/** The largest object of one PUT, and the largest part. */
const MAXIMUM_BYTES = 5 * 1024 ** 3;

/**
 * Writes the body of a PUT and holds it against the lengths and checksums that came with it. Throws ApiError `BadDigest`,
 * `XAmzContentSHA256Mismatch`, `IncompleteBody`, `EntityTooLarge`; then nothing is kept.
 */
export async function receiveBody(request: IncomingMessage, files: ObjectFiles): Promise<WrittenFile> {
  const { headers } = request;
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
  const sha256 = header("x-amz-content-sha256");
  const isChunked =
    sha256?.startsWith("STREAMING-") === true || /\baws-chunked\b/.test(header("content-encoding") ?? "");
  const announced = header(isChunked ? "x-amz-decoded-content-length" : "content-length");
  if (Number(announced ?? 0) > MAXIMUM_BYTES) throw s3Error("EntityTooLarge");
  const trailers = new Map<string, string>();
  const written = await files.write(isChunked ? readAwsChunked(request, trailers) : request).catch((error: unknown) => {
    // A client that leaves in the middle has announced more than it sent.
    throw request.readableAborted ? s3Error("IncompleteBody") : error;
  });
  const crc32 = header("x-amz-checksum-crc32") ?? trailers.get("x-amz-checksum-crc32");
  const fault =
    announced !== undefined && Number(announced) !== written.size
      ? "IncompleteBody"
      : isDifferent(header("content-md5"), Buffer.from(written.md5, "hex").toString("base64"))
        ? "BadDigest"
        : isDifferent(crc32, crc32Text(written.crc32))
          ? "BadDigest"
          : /^[0-9a-f]{64}$/.test(sha256 ?? "") && sha256 !== written.sha256
            ? "XAmzContentSHA256Mismatch"
            : undefined;
  if (fault === undefined) return written;
  files.remove([written.file]);
  throw s3Error(fault);
}

const isDifferent = (given: string | undefined, computed: string): boolean => given !== undefined && given !== computed;

function crc32Text(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString("base64");
}

/** Headers of an upload that come back with the object. */
export function keptHeaders(request: IncomingMessage): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === "string" && (RETURNED.has(name) || name.startsWith("x-amz-meta-"))) kept[name] = value;
  const encoding = kept["content-encoding"]?.replace(/\baws-chunked\b,?\s*/, "");
  if (encoding === undefined || encoding === "") delete kept["content-encoding"];
  else kept["content-encoding"] = encoding;
  return kept;
}

const RETURNED: ReadonlySet<string> = new Set([
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
]);
