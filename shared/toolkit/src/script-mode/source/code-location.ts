import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ContractPaths } from "@byoa/contract";
import { JobFault } from "../../training/job-fault.ts";

/** Newer SDKs send the code as a channel of this name. */
const CODE_CHANNEL = "code";
const ARCHIVE = "sourcedir.tar.gz";

/** Where the user's code is: a folder, an archive on this machine, or one in S3. */
export type CodeLocation =
  | { readonly kind: "folder" | "archive"; readonly path: string }
  | { readonly kind: "object"; readonly bucket: string; readonly key: string };

/**
 * What `sagemaker_submit_directory` names: a folder, an archive, the same as `file://…`, or `s3://bucket/key`.
 * @throws JobFault when it is none of these, or not there
 */
export function codeLocation(submitDirectory: string): CodeLocation {
  const object = /^s3:\/\/([^/]+)\/(.+)$/.exec(submitDirectory);
  if (object !== null) return { kind: "object", bucket: object[1] ?? "", key: object[2] ?? "" };
  const path = submitDirectory.startsWith("file://") ? fileURLToPath(submitDirectory) : submitDirectory;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
    throw new JobFault(
      `sagemaker_submit_directory is ${submitDirectory}; it must be a folder, a .tar.gz, file://… or s3://bucket/key`,
    );
  }
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw new JobFault(`sagemaker_submit_directory is ${submitDirectory}, but nothing is there`);
  return { kind: facts.isDirectory() ? "folder" : "archive", path };
}

/** Where code is that nobody has named: a channel `code`, with the archive or the files themselves, else `/opt/ml/code`. */
export function usualCodeLocation(paths: ContractPaths): CodeLocation {
  const channel = paths.channel(CODE_CHANNEL);
  const archive = `${channel}/${ARCHIVE}`;
  if (statSync(archive, { throwIfNoEntry: false })?.isFile()) return { kind: "archive", path: archive };
  const isChannel = statSync(channel, { throwIfNoEntry: false })?.isDirectory();
  return { kind: "folder", path: isChannel ? channel : paths.code };
}
