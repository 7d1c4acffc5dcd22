import { stat } from "node:fs/promises";
import { openModel, readTree, type Tree } from "@byoa/platform";
import type { Console } from "../local/console.ts";

/** A bigger archive is not read a second time only for a remark. */
const LOOKED_AT_BYTES = 100 * 1024 * 1024;

/**
 * Says what is odd in a model archive though the platform would take it: nothing in it, or all of it below one folder.
 * Throws PlatformError `model-not-readable`.
 */
export async function tellArchiveNotes(file: string, console: Pick<Console, "note">): Promise<void> {
  const facts = await stat(file);
  if (!facts.isFile() || facts.size > LOOKED_AT_BYTES) return;
  const archive = (await openModel(file)).archive();
  // An archive that cannot be read to its end is refused at the start of its container, with the reason.
  const note = await readTree(archive).then(archiveNote, () => undefined);
  if (note !== undefined) console.note(`note: ${note}`);
}

/** Undefined for an archive as one would pack it. */
export function archiveNote(tree: Tree): string | undefined {
  const files = tree.filter(({ type }) => type === "file");
  if (files.length === 0) return "the model archive holds no file";
  const tops = new Set(tree.map(({ path }) => path.split("/", 1)[0]));
  const [top] = tops;
  if (tops.size > 1 || top === undefined || files.some(({ path }) => path === top)) return undefined;
  return `everything in the model archive lies below ${top}/: the container finds it in /opt/ml/model/${top}. If it should not, pack with tar -C ${top} -czf model.tar.gz .`;
}
