import { PlatformError } from "./platform-error.ts";

/** Why a file could not be written, as PlatformError `disk-full` or `folder-not-writable`. */
export function notWritten(file: string, error: unknown): PlatformError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new PlatformError(
      "disk-full",
      `The disk is full: ${file} could not be written. Free space, or choose another folder.`,
      { cause: error },
    );
  const why = error instanceof Error ? error.message : String(error);
  return new PlatformError("folder-not-writable", `${file} cannot be written: ${why}. Choose another folder.`, {
    cause: error,
  });
}
