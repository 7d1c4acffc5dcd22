import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { ObjectStore, StoredObject } from "./object-store.ts";
import { s3Error } from "./s3-error.ts";
import { answer, quoted, type S3Request } from "./s3-request.ts";

/** GetObject and HeadObject: ranges, conditions, and the headers that a presigned URL asks for. */
export async function getObject(store: ObjectStore, request: S3Request): Promise<void> {
  const { bucket, key, http, response } = request;
  const object = store.find(bucket, key);
  if (object === undefined) throw s3Error("NoSuchKey");
  const headers = headersOf(object, request.query);
  const { "if-match": match, "if-none-match": noneMatch, range } = http.headers;
  if (match !== undefined && match !== "*" && match !== quoted(object.etag)) throw s3Error("PreconditionFailed");
  if (noneMatch === "*" || noneMatch === quoted(object.etag)) return answer(request, 304, headers);
  const part = range === undefined ? undefined : rangeOf(range, object.size);
  const length = part === undefined ? object.size : part.end - part.start + 1;
  response.writeHead(part === undefined ? 200 : 206, {
    ...headers,
    "content-length": String(length),
    ...(part === undefined ? {} : { "content-range": `bytes ${part.start}-${part.end}/${object.size}` }),
  });
  if (http.method === "HEAD" || length === 0) {
    response.end();
    return;
  }
  await pipeline(createReadStream(store.files.path(object.file), part ?? {}), response);
}

function headersOf({ headers, etag, modifiedMs }: StoredObject, query: URLSearchParams): Record<string, string> {
  const asked = [...query].filter(([name]) => name.startsWith("response-"));
  return {
    "content-type": "binary/octet-stream",
    ...headers,
    ...Object.fromEntries(asked.map(([name, value]) => [name.slice("response-".length), value])),
    etag: quoted(etag),
    "last-modified": new Date(modifiedMs).toUTCString(),
    "accept-ranges": "bytes",
  };
}

/** The first range; undefined for a header that says none, which is the whole object. Throws ApiError `InvalidRange`. */
export function rangeOf(header: string, size: number): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  const [, from = "", to = ""] = match ?? [];
  if (match === null || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || (from === "" && Number(to) === 0)) throw s3Error("InvalidRange");
  return end < start ? undefined : { start, end };
}
