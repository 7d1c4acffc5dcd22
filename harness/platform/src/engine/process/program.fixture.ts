import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder with a shell script as its program. */
export interface ProgramFolder extends AsyncDisposable {
  readonly path: string;
  /** What runs it. */
  readonly command: readonly string[];
}

export async function programFolder(script: string): Promise<ProgramFolder> {
  const path = await mkdtemp(join(tmpdir(), "byoa-program-"));
  await writeFile(join(path, "run.sh"), script);
  await chmod(join(path, "run.sh"), 0o755);
  return {
    path,
    command: ["sh", "run.sh"],
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
