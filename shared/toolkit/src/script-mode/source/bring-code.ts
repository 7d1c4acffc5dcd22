import { cpSync, createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { JobFault } from "../../training/job-fault.ts";
import type { CodeLocation } from "./code-location.ts";
import { unpackArchive } from "./unpack-archive.ts";

/** Opens an object in S3. Its maker brings the client, so that an image without script mode need not carry one. */
export type OpenObject = (location: { readonly bucket: string; readonly key: string }) => Promise<Readable>;

/**
 * Brings the code into its folder, where the script runs: what it writes beside itself then never lands in a channel.
 * @throws JobFault with one line when it cannot be fetched, unpacked or written
 */
export async function bringCode(location: CodeLocation, folder: string, openObject: OpenObject): Promise<void> {
  const from = location.kind === "object" ? `s3://${location.bucket}/${location.key}` : location.path;
  try {
    if (location.kind === "object") await unpackArchive(await openObject(location), folder);
    else if (location.kind === "archive") await unpackArchive(createReadStream(location.path), folder);
    else if (resolve(location.path) !== resolve(folder))
      cpSync(location.path, folder, { recursive: true, verbatimSymlinks: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new JobFault(`cannot bring the code from ${from} to ${folder}: ${reason}`, { cause: error });
  }
}
