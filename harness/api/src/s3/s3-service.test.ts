import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { openApiFixture } from "../server/api.fixture.ts";

const Bucket = "bucket";

async function withBucket() {
  const api = await openApiFixture("");
  await api.s3.send(new CreateBucketCommand({ Bucket }));
  return api;
}

async function textOf(s3: S3Client, Key: string, Range?: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...(Range === undefined ? {} : { Range }) }));
  return (await Body?.transformToString()) ?? "";
}

test("an object comes back with its bytes, its type and its metadata", async () => {
  await using api = await withBucket();
  const Key = "a folder/ü &<>+%?#.txt";
  await api.s3.send(
    new PutObjectCommand({ Bucket, Key, Body: "hello", ContentType: "text/plain", Metadata: { by: "me" } }),
  );
  expect(await textOf(api.s3, Key)).toBe("hello");
  const head = await api.s3.send(new HeadObjectCommand({ Bucket, Key }));
  expect(head).toMatchObject({
    ContentLength: 5,
    ContentType: "text/plain",
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    Metadata: { by: "me" },
  });
  const { Contents } = await api.s3.send(new ListObjectsV2Command({ Bucket, EncodingType: "url" }));
  expect(decodeURIComponent(Contents?.[0]?.Key ?? "")).toBe(Key);
});

test("a stream of unknown length is taken in the coding that the SDK sends it in, and ranges of it come back", async () => {
  await using api = await withBucket();
  const part = Buffer.alloc(300_000, "x");
  const Body = Readable.from([Buffer.from("start"), part, part, Buffer.from("end")]);
  await api.s3.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: 600_008 }));
  expect((await api.s3.send(new HeadObjectCommand({ Bucket, Key: "stream" }))).ContentLength).toBe(600_008);
  expect(await textOf(api.s3, "stream", "bytes=0-4")).toBe("start");
  expect(await textOf(api.s3, "stream", "bytes=-3")).toBe("end");
  await expect(textOf(api.s3, "stream", "bytes=700000-")).rejects.toMatchObject({ name: "InvalidRange" });
});

test("a checksum that does not fit is refused, and nothing is kept", async () => {
  await using api = await withBucket();
  const put = new PutObjectCommand({ Bucket, Key: "k", Body: "hello", ContentMD5: "1B2M2Y8AsgTpgAmY7PhCfg==" });
  await expect(api.s3.send(put)).rejects.toMatchObject({ name: "BadDigest" });
  const crc = new PutObjectCommand({ Bucket, Key: "k", Body: "hello", ChecksumCRC32: "AAAAAA==" });
  await expect(api.s3.send(crc)).rejects.toMatchObject({ name: "BadDigest" });
  await expect(textOf(api.s3, "k")).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("a key is no path: dots in it lead nowhere, and one key may be the folder of another", async () => {
  await using api = await withBucket();
  for (const Key of ["../../outside", "a", "a/b", "a/../a"])
    await api.s3.send(new PutObjectCommand({ Bucket, Key, Body: `of ${Key}` }));
  for (const key of ["a", "a/b", "a/../a"]) expect(await textOf(api.s3, key)).toBe(`of ${key}`);
});

test("common prefixes count once, and pages neither repeat nor leave out", async () => {
  await using api = await withBucket();
  for (const Key of ["a", "b/1", "b/2", "b/c/3", "d", "e/1", "f"])
    await api.s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  const seen: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await api.s3.send(
      new ListObjectsV2Command({
        Bucket,
        Delimiter: "/",
        MaxKeys: 2,
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      }),
    );
    seen.push(
      ...[...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix)]
        .map(String)
        .sort(),
    );
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(seen).toEqual(["a", "b/", "d", "e/", "f"]);
  const below = await api.s3.send(new ListObjectsV2Command({ Bucket, Prefix: "b/", Delimiter: "/" }));
  expect([below.Contents?.map(({ Key }) => Key), below.CommonPrefixes]).toEqual([["b/1", "b/2"], [{ Prefix: "b/c/" }]]);
});

test("an upload in parts becomes one object; a part that was not sent is refused, and an aborted one is gone", async () => {
  await using api = await withBucket();
  const { UploadId } = await api.s3.send(
    new CreateMultipartUploadCommand({ Bucket, Key: "big", ContentType: "text/csv" }),
  );
  const upload = { Bucket, Key: "big", UploadId };
  const send = async (PartNumber: number, Body: string) => {
    const { ETag } = await api.s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const parts = [await send(1, "one "), await send(2, "two")];
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    api.s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  await expect(complete([{ PartNumber: 3, ETag: '"x"' }])).rejects.toMatchObject({ name: "InvalidPart" });
  expect((await complete(parts)).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  expect(await textOf(api.s3, "big")).toBe("one two");
  const abort = new AbortMultipartUploadCommand(upload);
  await expect(api.s3.send(abort)).rejects.toMatchObject({ name: "NoSuchUpload" });
});

test("copies, deletions of many keys, and buckets", async () => {
  await using api = await withBucket();
  await api.s3.send(new PutObjectCommand({ Bucket, Key: "from", Body: "text", ContentType: "text/plain" }));
  await api.s3.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/from` }));
  expect(await textOf(api.s3, "to")).toBe("text");
  await expect(api.s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({ name: "BucketNotEmpty" });
  await api.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "from" }, { Key: "to" }] } }));
  await api.s3.send(new DeleteBucketCommand({ Bucket }));
  expect((await api.s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  await expect(api.s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: "NotFound" });
  await expect(api.s3.send(new GetBucketLocationCommand({ Bucket }))).rejects.toMatchObject({ name: "NoSuchBucket" });
});

test("a presigned URL needs no header", async () => {
  await using api = await withBucket();
  const signature =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=any%2F20261128%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=0";
  const url = `${api.url}/${Bucket}/shared?${signature}`;
  expect((await fetch(url, { method: "PUT", body: "text" })).status).toBe(200);
  expect(await (await fetch(`${url}&response-content-type=text%2Fcsv`)).text()).toBe("text");
});
