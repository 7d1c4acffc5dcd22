import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const toolkitFolder = dirname(dirname(import.meta.dirname));

/** The package.json of the packed toolkit: exact versions in place of the workspace's catalog, compiled files in place of sources. */
export function packedManifest() {
  const { name, version, description, license, dependencies } = readManifest(toolkitFolder);
  return {
    name,
    version,
    description,
    license,
    type: "module",
    // A bundler leaves out the files whose exports are not used: a server then starts without the training code.
    sideEffects: false,
    exports: { ".": { types: "./toolkit/src/index.d.ts", default: "./toolkit/src/index.js" } },
    dependencies: Object.fromEntries(
      Object.keys(dependencies).map((dependency) => [dependency, installedVersion(dependency)]),
    ),
  };
}

function installedVersion(dependency: string): string {
  return readManifest(join(toolkitFolder, "node_modules", dependency)).version;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
