import { createReadStream } from "node:fs";
import { keptHeaders, receiveBody } from "./bodies.ts";
import { getObject } from "./get-object.ts";
import { listBucket } from "./list-bucket.ts";
import type { Multipart } from "./multipart.ts";
import type { ObjectStore } from "./object-store.ts";
import { s3Error } from "./s3-error.ts";
import { answer, answerXml, bodyText, quoted, type S3Request } from "./s3-request.ts";
import { readXmlItems } from "./xml.ts";

/** What a request asks for, by S3's own names. */
export const S3_OPERATIONS = [
  "AbortMultipartUpload",
  "CompleteMultipartUpload",
  "CopyObject",
  "CreateBucket",
  "CreateMultipartUpload",
  "DeleteBucket",
  "DeleteObject",
  "DeleteObjects",
  "GetBucketLocation",
  "GetObject",
  "HeadBucket",
  "HeadObject",
  "ListBuckets",
  "ListObjects",
  "ListObjectsV2",
  "PutObject",
  "UploadPart",
] as const;
export type S3Operation = (typeof S3_OPERATIONS)[number];

/** Parameters that make a different operation of a request; those of operations that are not here lead nowhere. */
const SUBRESOURCES =
  /^(?:accelerate|acl|analytics|attributes|cors|delete|encryption|intelligent-tiering|inventory|legal-hold|lifecycle|location|logging|metrics|notification|object-lock|ownershipControls|partNumber|policy|policyStatus|publicAccessBlock|replication|requestPayment|restore|retention|select|tagging|torrent|uploadId|uploads|versioning|versions|website)$/;

const OF_BUCKET: Readonly<Record<string, S3Operation>> = {
  "GET ": "ListObjects",
  "GET location": "GetBucketLocation",
  "PUT ": "CreateBucket",
  "HEAD ": "HeadBucket",
  "DELETE ": "DeleteBucket",
  "POST delete": "DeleteObjects",
};
const OF_OBJECT: Readonly<Record<string, S3Operation>> = {
  "GET ": "GetObject",
  "HEAD ": "HeadObject",
  "PUT ": "PutObject",
  "DELETE ": "DeleteObject",
  "POST uploads": "CreateMultipartUpload",
  "PUT partNumber uploadId": "UploadPart",
  "POST uploadId": "CompleteMultipartUpload",
  "DELETE uploadId": "AbortMultipartUpload",
};

/** Undefined for what is not here. */
export function s3OperationOf({ http, bucket, key, query }: S3Request): S3Operation | undefined {
  const asked = [...new Set(query.keys())].filter((name) => SUBRESOURCES.test(name)).sort();
  const place = `${http.method ?? "GET"} ${asked.join(" ")}`;
  if (bucket === "") return place === "GET " ? "ListBuckets" : undefined;
  const operation = (key === "" ? OF_BUCKET : OF_OBJECT)[place];
  if (operation === "ListObjects" && query.get("list-type") === "2") return "ListObjectsV2";
  if (operation === "PutObject" && http.headers["x-amz-copy-source"] !== undefined) return "CopyObject";
  return operation;
}

/** S3 as far as SDKs upload, download and list. Throws ApiError. */
export function s3Service(store: ObjectStore, multipart: Multipart) {
  const handlers: Readonly<Record<S3Operation, (request: S3Request) => void | Promise<void>>> = {
    ListBuckets(request) {
      const buckets = store.buckets().map(({ name, createdMs }) => ({ Name: name, CreationDate: isoDate(createdMs) }));
      answerXml(request, "ListAllMyBucketsResult", {
        Owner: { ID: request.caller.account },
        Buckets: { Bucket: buckets },
      });
    },
    CreateBucket(request) {
      const { bucket, caller } = request;
      // Only us-east-1 takes a second creation by its owner for a success.
      if (!store.addBucket(bucket, caller.region) && caller.region !== "us-east-1")
        throw s3Error("BucketAlreadyOwnedByYou");
      answer(request, 200, { location: `/${bucket}` });
    },
    HeadBucket: (request) => answer(request, 200, { "x-amz-bucket-region": request.caller.region }),
    GetBucketLocation(request) {
      const { region } = request.caller;
      answerXml(request, "LocationConstraint", region === "us-east-1" ? {} : { "#text": region });
    },
    DeleteBucket(request) {
      if (store.objects(request.bucket, { prefix: "", limit: 1 }).length > 0) throw s3Error("BucketNotEmpty");
      store.removeBucket(request.bucket);
      answer(request, 204);
    },
    ListObjects: (request) => listBucket(store, request),
    ListObjectsV2: (request) => listBucket(store, request),
    async PutObject(request) {
      const { bucket, key, http } = request;
      if (http.headers["if-none-match"] === "*" && store.find(bucket, key) !== undefined)
        throw s3Error("PreconditionFailed");
      const written = await receiveBody(http, store.files);
      store.put(bucket, key, { written, etag: written.md5, headers: keptHeaders(http) });
      answer(request, 200, { etag: quoted(written.md5) });
    },
    async CopyObject(request) {
      const { bucket, key, http } = request;
      const source = decodeURIComponent(String(http.headers["x-amz-copy-source"]).replace(/^\/|\?versionId=.*$/g, ""));
      const [from = "", ...rest] = source.split("/");
      const object = store.find(from, rest.join("/"));
      if (object === undefined) throw s3Error(store.hasBucket(from) ? "NoSuchKey" : "NoSuchBucket");
      const written = await store.files.write(createReadStream(store.files.path(object.file)));
      const isNew = http.headers["x-amz-metadata-directive"] === "REPLACE";
      store.put(bucket, key, { written, etag: written.md5, headers: isNew ? keptHeaders(http) : object.headers });
      answerXml(request, "CopyObjectResult", { LastModified: isoDate(Date.now()), ETag: quoted(written.md5) });
    },
    GetObject: (request) => getObject(store, request),
    HeadObject: (request) => getObject(store, request),
    DeleteObject(request) {
      store.remove(request.bucket, request.key);
      answer(request, 204);
    },
    async DeleteObjects(request) {
      const text = await bodyText(request);
      const keys = readXmlItems(text, "Object").map(({ Key = "" }) => Key);
      for (const key of keys) store.remove(request.bucket, key);
      const isQuiet = /<Quiet>\s*true\s*<\/Quiet>/.test(text);
      answerXml(request, "DeleteResult", isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) });
    },
    CreateMultipartUpload: (request) => multipart.create(request),
    UploadPart: (request) => multipart.uploadPart(request, request.query.get("uploadId") ?? ""),
    CompleteMultipartUpload: (request) => multipart.complete(request, request.query.get("uploadId") ?? ""),
    AbortMultipartUpload: (request) => multipart.abort(request, request.query.get("uploadId") ?? ""),
  };
  return async (operation: S3Operation, request: S3Request): Promise<void> => {
    if (!["ListBuckets", "CreateBucket"].includes(operation) && !store.hasBucket(request.bucket))
      throw s3Error("NoSuchBucket");
    await handlers[operation](request);
  };
}

const isoDate = (timeMs: number): string => new Date(timeMs).toISOString();
