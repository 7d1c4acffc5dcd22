import { glob } from "node:fs/promises";
import { root } from "../root.ts";

/** The files of tests that need containers, relative to the repository, in order. */
export async function engineTests(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob("{algorithms,benchmarks,frameworks,harness,setup,shared,site}/**/*.engine.test.ts", {
    cwd: root,
    exclude: (name) => name.includes("node_modules"),
  }))
    files.push(file);
  return files.sort();
}
