import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ContextFile } from "./build-image.ts";

/** All files of a folder as a build context, names relative to it; `node_modules` and dot folders are left out. */
export function folderContext(folder: string, below = ""): Record<string, ContextFile> {
  const files: Record<string, ContextFile> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && !entry.name.startsWith("."))
        Object.assign(files, folderContext(folder, name));
      continue;
    }
    const path = join(folder, name);
    files[name] = { content: readFileSync(path), mode: statSync(path).mode & 0o777 };
  }
  return files;
}
