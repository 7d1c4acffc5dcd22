import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { LabsError } from "../labs-error.ts";
import { writing } from "../work/write-files.ts";
import { NO_PROGRESS, PROGRESS_VERSION, type Progress, progressFile } from "./progress.ts";

/** In the student's folder of labs. */
const PROGRESS_FILE = "progress.yaml";

const HEAD =
  "# What `byoa lab` remembers of your labs. Yours to read; without it, what is solved counts as open again.\n";

/** What is remembered below a folder; nothing where there is no file. Throws LabsError `progress-newer`, `progress-not-readable`. */
export async function readProgress(root: string): Promise<Progress> {
  const file = join(root, PROGRESS_FILE);
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR"))
      return undefined;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LabsError("progress-not-readable", `${file} cannot be read: ${why}. Check who may read it.`, { cause });
  });
  return text === undefined ? NO_PROGRESS : parsed(file, text);
}

function parsed(file: string, text: string): Progress {
  let document: unknown;
  try {
    document = parse(text);
  } catch (cause) {
    throw notReadable(file, "it is not YAML", cause);
  }
  const version =
    typeof document === "object" && document !== null && "version" in document ? document.version : undefined;
  if (typeof version === "number" && version > PROGRESS_VERSION)
    throw new LabsError(
      "progress-newer",
      `${file} was written by a newer byoa (version ${version}, this one knows ${PROGRESS_VERSION}); nothing was changed. Update byoa, or choose another --folder.`,
    );
  const result = progressFile.safeParse(document);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw notReadable(file, `${issue?.path.join(".") || "the whole"}: ${issue?.message}`, result.error);
}

const notReadable = (file: string, why: string, cause: unknown): LabsError =>
  new LabsError(
    "progress-not-readable",
    `${file} is not what byoa lab writes: ${why}. Mend it, or move it away: your work stays, what is solved counts as open again.`,
    { cause },
  );

/** Writes it whole, or leaves the old one. Throws LabsError `lab-folder-not-writable`. */
export async function writeProgress(root: string, progress: Progress): Promise<void> {
  await writing(root, async () => {
    await mkdir(root, { recursive: true });
    const unfinished = join(root, `.${PROGRESS_FILE}.${process.pid}`);
    await writeFile(unfinished, `${HEAD}${stringify(progress)}`);
    await rename(unfinished, join(root, PROGRESS_FILE));
  });
}
