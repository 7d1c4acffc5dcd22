import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** The package.json that is published; its dependencies have the versions of the workspace's catalog, exactly. */
export async function packedManifest(root: string, packages: readonly string[]) {
  const { version, description, license } = JSON.parse(await readFile(join(root, "harness/cli/package.json"), "utf8"));
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8"));
  const versions: Readonly<Record<string, string>> = catalog;
  const dependencies = Object.fromEntries(
    packages.map((name) => {
      const pinned = versions[name];
      if (pinned === undefined) throw new Error(`${name} is imported by the command and stands in no catalog`);
      return [name, pinned];
    }),
  );
  return {
    name: "byoa",
    version: String(version),
    description: String(description),
    license: String(license),
    type: "module",
    bin: { byoa: "dist/main.mjs" },
    engines: { node: ">=24" },
    files: ["dist", "algorithms", "datasets", "docs", "frameworks", "harness", "vendor"],
    dependencies,
  };
}
