// node shared/toolkit/build/pack.ts <algorithm folder>: packs the toolkit into the folder's vendor/.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packToolkit } from "./src/pack-toolkit.ts";

export { packToolkit };

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || !existsSync(join(folder, "package.json"))) {
    console.error(`usage: node shared/toolkit/build/pack.ts FOLDER, an algorithm's folder with its package.json`);
    process.exit(2);
  }
  console.log(await packToolkit(folder));
}
