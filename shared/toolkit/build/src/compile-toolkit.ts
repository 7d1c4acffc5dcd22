import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix, sep } from "node:path";
import { promisify } from "node:util";

const buildFolder = dirname(import.meta.dirname);
/** Packages of the workspace that are inside the packed toolkit. */
const inside = ["contract", "archive"];

/**
 * The toolkit and what is inside it as JavaScript with type declarations: text by path, `toolkit/src/…`, `contract/src/…`.
 * One file for each source, so that a bundler leaves out what a role does not use.
 */
export async function compileToolkit(): Promise<Map<string, string>> {
  const output = await mkdtemp(join(tmpdir(), "byoa-toolkit-"));
  try {
    const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
    const tsc = join(dirname(compiler), "bin", "tsc");
    await promisify(execFile)(process.execPath, [tsc, "-p", join(buildFolder, "tsconfig.json"), "--outDir", output]);
    const names = await readdir(output, { recursive: true });
    const paths = names.map((name) => name.split(sep).join(posix.sep)).filter((name) => /\.(js|d\.ts)$/.test(name));
    const texts = paths.map(async (path) => [path, linked(path, await readFile(join(output, path), "utf8"))] as const);
    return new Map(await Promise.all(texts));
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** A package that is inside is imported by its path; declarations keep `.ts` in imports unless told otherwise. */
function linked(path: string, text: string): string {
  let result = text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
  for (const name of inside) {
    const index = posix.relative(posix.dirname(path), `${name}/src/index.js`);
    result = result.replaceAll(new RegExp(`(from |import\\()"@byoa/${name}"`, "g"), `$1"${index}"`);
  }
  return result;
}
