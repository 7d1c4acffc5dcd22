import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { build, type Plugin } from "esbuild";

/** Packages of this repository become part of the bundle; all others stay what npm installs beside it. */
const OWN = /^@byoa\//;

/**
 * Bundles the command into `folder/dist`, so that it starts with few files to read. A source still finds what lies beside it:
 * its own place is told by the repository's layout, which the package keeps.
 *
 * @returns the names of the packages that it imports
 */
export async function bundleCommand(root: string, folder: string): Promise<string[]> {
  const required = new Set<string>();
  const { metafile } = await build({
    entryPoints: { main: join(root, "harness/cli/src/main.ts") },
    outdir: join(folder, "dist"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    metafile: true,
    minifySyntax: true,
    logLevel: "warning",
    plugins: [external, sources(root, required)],
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const names = imports.filter((one) => one.external === true).map(({ path }) => packageName(path));
  return [...new Set([...names, ...required])].filter((name) => name !== undefined).sort();
}

const external: Plugin = {
  name: "external",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || OWN.test(path) ? undefined : { path, external: true },
    );
  },
};

/**
 * `import.meta` of a source means its place in the package: there the folders lie as they do in the repository. What a source
 * requires, and no bundler sees, is noted.
 */
function sources(root: string, required: Set<string>): Plugin {
  return {
    name: "sources",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        for (const [, name = ""] of text.matchAll(/createRequire\([^)]*\)\("([^"]+)"\)/g)) required.add(name);
        if (!text.includes("import.meta.")) return { contents: text, loader: "ts" };
        const source = JSON.stringify(`../${relative(root, path)}`);
        const replaced = text
          .replaceAll("import.meta.url", "placeOfSource.href")
          .replaceAll("import.meta.dirname", "dirnameOfSource(pathOfSource(placeOfSource))");
        const contents = [
          `import { dirname as dirnameOfSource } from "node:path";`,
          `import { fileURLToPath as pathOfSource } from "node:url";`,
          `const placeOfSource = new URL(${source}, import.meta.url);`,
          replaced,
        ].join("\n");
        return { contents, loader: "ts" };
      });
    },
  };
}

/** Undefined for Node's own. */
function packageName(specifier: string): string | undefined {
  if (specifier.startsWith("node:")) return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
