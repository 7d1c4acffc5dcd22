import { listObjects } from "./list-objects.ts";
import type { ObjectStore } from "./object-store.ts";
import { answerXml, quoted, type S3Request } from "./s3-request.ts";

const MAXIMUM_KEYS = 1000;

/** ListObjectsV2, and ListObjects for clients that still use it. */
export function listBucket(store: ObjectStore, request: S3Request): void {
  const { bucket, query } = request;
  const isSecond = query.get("list-type") === "2";
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const limit = Math.min(Number(query.get("max-keys") ?? MAXIMUM_KEYS) || 0, MAXIMUM_KEYS);
  const token = query.get("continuation-token");
  const start = query.get(isSecond ? "start-after" : "marker") ?? "";
  const after = token === null ? start : Buffer.from(token, "base64url").toString("utf8");
  const { objects, commonPrefixes, next } =
    limit === 0 ? { objects: [], commonPrefixes: [] } : listObjects(store, bucket, { prefix, delimiter, after, limit });
  const encodes = query.get("encoding-type") === "url";
  const text = (value: string) => (encodes ? encodeURIComponent(value).replaceAll("%2F", "/") : value);
  answerXml(request, "ListBucketResult", {
    Name: bucket,
    Prefix: text(prefix),
    ...(delimiter === "" ? {} : { Delimiter: text(delimiter) }),
    MaxKeys: limit,
    ...(encodes ? { EncodingType: "url" } : {}),
    IsTruncated: next !== undefined,
    ...(isSecond
      ? {
          KeyCount: objects.length + commonPrefixes.length,
          ...(token === null ? {} : { ContinuationToken: token }),
          ...(start === "" ? {} : { StartAfter: text(start) }),
          ...(next === undefined ? {} : { NextContinuationToken: Buffer.from(next).toString("base64url") }),
        }
      : { Marker: text(start), ...(next === undefined ? {} : { NextMarker: text(next) }) }),
    Contents: objects.map(({ key, size, etag, modifiedMs }) => ({
      Key: text(key),
      LastModified: new Date(modifiedMs).toISOString(),
      ETag: quoted(etag),
      Size: size,
      StorageClass: "STANDARD",
    })),
    CommonPrefixes: commonPrefixes.map((common) => ({ Prefix: text(common) })),
  });
}
