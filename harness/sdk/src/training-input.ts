import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readChannelFiles } from "@byoa/conformance/profile";
import type { InputMode } from "@byoa/contract";
import type { ChannelInput } from "@byoa/platform";
import { SdkError } from "./sdk-error.ts";

/** One channel of a job; a string is its path. */
export interface TrainingInput {
  /** A folder or a file on this machine, or a `file://` URL. */
  readonly path: string;
  readonly contentType?: string;
  readonly inputMode?: InputMode;
  readonly compression?: "None" | "Gzip";
  readonly recordWrapping?: "None" | "RecordIO";
}

/** The channels of a job; a single path is the channel `training`. */
export type TrainingInputs = string | Readonly<Record<string, string | TrainingInput>>;

/**
 * Reads which objects the channels hold. Throws ConfigurationError for a path that is not there or holds no file, SdkError
 * `cloud-not-available` for an `s3://` one.
 */
export async function channelInputs(inputs: TrainingInputs, inputMode: InputMode): Promise<ChannelInput[]> {
  const named = typeof inputs === "string" ? { training: inputs } : inputs;
  return Promise.all(
    Object.entries(named).map(async ([name, given]) => {
      const input = typeof given === "string" ? { path: given } : given;
      const files = await readChannelFiles([{ file: localPath(input.path), where: `channel ${name}` }]);
      const allCsv = files.every((file) => file.path.endsWith(".csv"));
      return {
        name,
        files,
        inputMode: input.inputMode ?? inputMode,
        contentType: input.contentType ?? (allCsv ? "text/csv" : undefined),
        compression: input.compression,
        recordWrapper: input.recordWrapping,
      };
    }),
  );
}

/** An absolute path of this machine. Throws SdkError `cloud-not-available`. */
export function localPath(path: string): string {
  if (path.startsWith("s3://"))
    throw new SdkError(
      "cloud-not-available",
      `${path} lies in S3, which byoa does not reach. Copy it to this machine.`,
    );
  return path.startsWith("file://") ? fileURLToPath(path) : resolve(path);
}
