import type { FailureFile } from "../observation/training-observation.ts";
import type { Tree } from "../observation/tree.ts";

/** The failure file among the members of `/opt/ml/output`, if there is one. Text of a file beyond 64 KiB is not kept in a tree. */
export function failureFile(output: Tree): FailureFile | undefined {
  const entry = output.find(({ path }) => path === "failure");
  if (entry === undefined) return undefined;
  const type = entry.type === "file" || entry.type === "directory" ? entry.type : "other";
  return { type, sizeBytes: entry.sizeBytes, isText: entry.text !== undefined, text: entry.text ?? "" };
}
