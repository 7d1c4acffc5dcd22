import { archiveKind } from "@byoa/platform";
import { type GivenPath, requirePath } from "./channel-files.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** Throws ConfigurationError `config-file-missing`, `config-invalid-value` for what is neither a folder nor an archive. */
export async function requireModel(path: GivenPath): Promise<void> {
  if ((await requirePath(path)) === "folder") return;
  const kind = await archiveKind(path.file).catch((error: Error) => refuse(path, `cannot be read: ${error.message}`));
  if (kind === undefined) refuse(path, "is no archive");
}

function refuse({ file, where }: GivenPath, what: string): never {
  const next = "Give a folder, or an archive of one: tar -czf model.tar.gz -C FOLDER .";
  throw new ConfigurationError([{ code: "config-invalid-value", what: `the model ${file} ${what}`, where, next }]);
}
