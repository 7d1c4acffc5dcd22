import { open } from "node:fs/promises";
import { type GivenPath, requirePath } from "./channel-files.ts";
import { ConfigurationError } from "./configuration-error.ts";

const TAR_MARK_AT = 257;

/** Throws ConfigurationError `config-file-missing`, `config-invalid-value` for what is neither a folder nor an archive. */
export async function requireModel(path: GivenPath): Promise<void> {
  if ((await requirePath(path)) === "folder") return;
  const start = Buffer.alloc(TAR_MARK_AT + 5);
  const file = await open(path.file).catch((error: Error) => refuse(path, `cannot be read: ${error.message}`));
  try {
    await file.read(start, 0, start.length, 0);
  } finally {
    await file.close();
  }
  const isZipped = start[0] === 0x1f && start[1] === 0x8b;
  const isTar = start.toString("latin1", TAR_MARK_AT) === "ustar";
  if (!isZipped && !isTar) refuse(path, "is no archive");
}

function refuse({ file, where }: GivenPath, what: string): never {
  const next = "Give a folder, or an archive of one: tar -czf model.tar.gz -C FOLDER .";
  throw new ConfigurationError([{ code: "config-invalid-value", what: `the model ${file} ${what}`, where, next }]);
}
