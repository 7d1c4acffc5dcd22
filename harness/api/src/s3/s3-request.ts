import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caller } from "../protocol/arns.ts";
import { s3Error } from "./s3-error.ts";
import { xmlText } from "./xml.ts";

/** One request to S3, with the bucket in the path or in the host's name. */
export interface S3Request {
  readonly http: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** Longest key, in bytes. */
const KEY_BYTES = 1024;
const BUCKET_NAME = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Throws ApiError `InvalidBucketName`, `KeyTooLongError`. */
export function s3Request(http: IncomingMessage, response: ServerResponse, caller: Caller): S3Request {
  const [path = "/", search = ""] = (http.url ?? "/").split("?", 2);
  const ofHost = /^(.+)\.localhost(?::\d+)?$/.exec(http.headers.host ?? "")?.[1];
  const [first = "", ...rest] = path.slice(1).split("/");
  const [bucket, key] =
    ofHost === undefined ? [decode(first), decode(rest.join("/"))] : [ofHost, decode(path.slice(1))];
  if (bucket !== "" && !BUCKET_NAME.test(bucket)) throw s3Error("InvalidBucketName");
  if (Buffer.byteLength(key) > KEY_BYTES) throw s3Error("KeyTooLongError");
  return { http, response, caller, bucket, key, query: new URLSearchParams(search) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Error("NoSuchKey");
  }
}

/** Headers without a body. */
export function answer({ response }: S3Request, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers).end();
}

export function answerXml({ response }: S3Request, root: string, members: object): void {
  response.writeHead(200, { "content-type": "application/xml" }).end(xmlText(root, S3_NAMESPACE, members));
}

const S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

export const quoted = (etag: string): string => `"${etag}"`;

/** The small documents that some requests carry. */
export async function bodyText({ http }: S3Request): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const bytes of http) {
    size += bytes.length;
    if (size > 2 * 1024 * 1024) throw s3Error("MalformedXML");
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}
