import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "./configuration-error.ts";
import type { ProfileFlags } from "./flags.ts";
import { loadProfile } from "./load-profile.ts";

/** A folder with a little data, in which a byoa.yaml may lie. */
export interface ProfileFolder extends AsyncDisposable {
  readonly path: string;
  write(yaml: string): Promise<void>;
  /** The mistakes of its byoa.yaml or of flags, one line each, the folder's own name aside. */
  problems(flags?: ProfileFlags): Promise<string>;
}

/** Data: `data/a.csv`, `data/part/b.csv`, `sample.json`, and the folder `empty`. */
export async function profileFolder(yaml?: string): Promise<ProfileFolder> {
  const path = await mkdtemp(join(tmpdir(), "byoa-profile-"));
  await mkdir(join(path, "data", "part"), { recursive: true });
  await mkdir(join(path, "empty"));
  await writeFile(join(path, "data", "a.csv"), "1,2\n");
  await writeFile(join(path, "data", "part", "b.csv"), "3,4\n");
  await writeFile(join(path, "sample.json"), '{"x":1}');
  const write = (text: string): Promise<void> => writeFile(join(path, "byoa.yaml"), text);
  if (yaml !== undefined) await write(yaml);
  return {
    path,
    write,
    async problems(flags = {}) {
      try {
        await loadProfile({ folder: path, flags });
      } catch (error) {
        if (error instanceof ConfigurationError) return error.message.replaceAll(path, "FOLDER");
        throw error;
      }
      return "none";
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
