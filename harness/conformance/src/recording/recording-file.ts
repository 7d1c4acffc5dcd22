import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Recording } from "@byoa/platform";
import { z } from "zod";
import { fromPlain, toPlain } from "../observations/plain.ts";
import { UsageError } from "../usage-error.ts";

/** What every recording has; its records are checked by their use. */
const recordingShape: z.ZodType<Recording> = z.object({
  schemaVersion: z.literal(1),
  description: z.object({ name: z.string(), version: z.string(), platform: z.string() }),
  capabilities: z.array(z.custom<Recording["capabilities"][number]>()),
  missing: z.array(z.custom<Recording["missing"][number]>()),
  images: z.array(z.custom<Recording["images"][number]>()),
  imageFiles: z.array(z.custom<Recording["imageFiles"][number]>()),
  trainingJobs: z.array(z.custom<Recording["trainingJobs"][number]>()),
  endpoints: z.array(z.custom<Recording["endpoints"][number]>()),
  transformJobs: z.array(z.custom<Recording["transformJobs"][number]>()),
});

/** Writes a recording as gzipped JSON. */
export async function saveRecording(file: string, recording: Recording): Promise<void> {
  await writeFile(file, await promisify(gzip)(JSON.stringify(toPlain(recording)), { level: 9 }));
}

/** Reads a recording back. Throws UsageError `replay-not-readable` for a file that is missing or something else. */
export async function loadRecording(file: string): Promise<Recording> {
  try {
    const bytes = await promisify(gunzip)(await readFile(file));
    return recordingShape.parse(fromPlain(JSON.parse(bytes.toString("utf8"))));
  } catch (cause) {
    throw new UsageError("replay-not-readable", `${file} is not a recording of a platform. Record the run again.`, {
      cause,
    });
  }
}
