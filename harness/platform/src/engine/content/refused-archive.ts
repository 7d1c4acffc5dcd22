import type { ArchiveRefusal } from "@byoa/archive";
import { PlatformError } from "../../platform-error.ts";

/** A refusal as one line for a person: `archive-escapes` for an unsafe member, `archive-too-large` for a limit. */
export function refusedArchive(refusal: ArchiveRefusal): PlatformError {
  const { limit, message } = refusal;
  if (limit === undefined)
    return new PlatformError(
      "archive-escapes",
      `The archive is refused: ${message}. Pack the folder's content with relative paths (tar -C folder -czf model.tar.gz .).`,
      { cause: refusal },
    );
  const next =
    limit === "members" || limit === "bytes"
      ? "Leave out what serving does not need, or raise the limit with --archive-limit."
      : "Rename or flatten it: file systems take no longer paths, so this limit cannot be raised.";
  return new PlatformError("archive-too-large", `The archive is refused: ${message} (limit: ${limit}). ${next}`, {
    cause: refusal,
  });
}
