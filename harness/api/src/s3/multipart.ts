import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { z } from "zod";
import type { Store } from "../store/open-store.ts";
import { keptHeaders, receiveBody } from "./bodies.ts";
import type { ObjectStore } from "./object-store.ts";
import { s3Error } from "./s3-error.ts";
import { answer, answerXml, bodyText, quoted, type S3Request } from "./s3-request.ts";
import { readXmlItems } from "./xml.ts";

/** Uploads in parts: they survive a restart, as all else does. */
export interface Multipart {
  create(request: S3Request): void;
  uploadPart(request: S3Request, uploadId: string): Promise<void>;
  complete(request: S3Request, uploadId: string): Promise<void>;
  abort(request: S3Request, uploadId: string): void;
}

const uploadRow = z.object({ id: z.string(), headers: z.string() });
const partRow = z.object({ number: z.number(), file: z.string(), size: z.number(), etag: z.string() });
type Part = z.infer<typeof partRow>;

export function openMultipart({ database }: Store, store: ObjectStore, nowMs: () => number = Date.now): Multipart {
  const insert = database.prepare("INSERT INTO upload VALUES (?, ?, ?, ?, ?)");
  const find = database.prepare("SELECT id, headers FROM upload WHERE id = ? AND bucket = ? AND key = ?");
  const putPart = database.prepare("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?)");
  const allParts = database.prepare("SELECT number, file, size, etag FROM part WHERE upload = ? ORDER BY number");
  const upload = ({ bucket, key }: S3Request, id: string) => {
    const found = find.get(id, bucket, key);
    if (found === undefined) throw s3Error("NoSuchUpload");
    return uploadRow.parse(found);
  };
  const partsOf = (id: string): Part[] => allParts.all(id).map((found) => partRow.parse(found));
  const forget = (id: string): void => {
    store.files.remove(partsOf(id).map(({ file }) => file));
    database.prepare("DELETE FROM part WHERE upload = ?").run(id);
    database.prepare("DELETE FROM upload WHERE id = ?").run(id);
  };
  return {
    create(request) {
      const { bucket, key, http } = request;
      const id = randomUUID().replaceAll("-", "");
      insert.run(id, bucket, key, nowMs(), JSON.stringify(keptHeaders(http)));
      answerXml(request, "InitiateMultipartUploadResult", { Bucket: bucket, Key: key, UploadId: id });
    },
    async uploadPart(request, id) {
      upload(request, id);
      const number = Number(request.query.get("partNumber"));
      const { file, size, md5 } = await receiveBody(request.http, store.files);
      const before = partsOf(id).find((part) => part.number === number);
      putPart.run(id, number, file, size, md5);
      if (before !== undefined) store.files.remove([before.file]);
      answer(request, 200, { etag: quoted(md5) });
    },
    async complete(request, id) {
      const { headers } = upload(request, id);
      const parts = chosenParts(readXmlItems(await bodyText(request), "Part"), partsOf(id));
      const written = await store.files.write(bytesOf(parts, store));
      const md5 = createHash("md5");
      for (const { etag } of parts) md5.update(Buffer.from(etag, "hex"));
      const etag = `${md5.digest("hex")}-${parts.length}`;
      const { bucket, key, http } = request;
      store.put(bucket, key, { written, etag, headers: z.record(z.string(), z.string()).parse(JSON.parse(headers)) });
      forget(id);
      const location = `http://${http.headers.host ?? ""}/${bucket}/${key}`;
      answerXml(request, "CompleteMultipartUploadResult", {
        Location: location,
        Bucket: bucket,
        Key: key,
        ETag: quoted(etag),
      });
    },
    abort(request, id) {
      upload(request, id);
      forget(id);
      answer(request, 204);
    },
  };
}

/** Throws ApiError `MalformedXML`, `InvalidPart`, `InvalidPartOrder`. */
function chosenParts(items: readonly Readonly<Record<string, string>>[], parts: readonly Part[]): Part[] {
  if (items.length === 0) throw s3Error("MalformedXML");
  const chosen = items.map(({ PartNumber, ETag }) => {
    const part = parts.find(({ number }) => number === Number(PartNumber));
    if (part === undefined || part.etag !== ETag?.replaceAll('"', "")) throw s3Error("InvalidPart");
    return part;
  });
  if (chosen.some(({ number }, index) => number <= (chosen[index - 1]?.number ?? 0))) throw s3Error("InvalidPartOrder");
  return chosen;
}

async function* bytesOf(parts: readonly Part[], { files }: ObjectStore): AsyncGenerator<Buffer> {
  for (const { file } of parts) for await (const bytes of createReadStream(files.path(file))) yield bytes;
}
