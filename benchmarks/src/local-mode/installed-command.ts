import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Packs the command and installs it as a user would, below `folder`; gives its main file. */
export async function installedCommand(root: string, folder: string): Promise<string> {
  const place = join(folder, "installed");
  await mkdir(place);
  const { stdout } = await run(process.execPath, [join(root, "harness/cli/build/pack.ts"), place], { cwd: root });
  await writeFile(join(place, "package.json"), '{"private": true}');
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  await run("npm", ["install", "--no-audit", "--no-fund", stdout.trim()], { cwd: place, env });
  return join(place, "node_modules/byoa/dist/main.mjs");
}
