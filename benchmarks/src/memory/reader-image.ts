import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";

const program = join(import.meta.dirname, "reader");
const IMAGE = "byoa-benchmark/reader";

export type EngineName = "docker" | "process";

/** What an engine runs of the program that reads its channel. */
export async function readerFor(engine: EngineName): Promise<string> {
  if (engine === "process") return program;
  await buildImage({ tag: IMAGE, files: await readBuildContext(program) });
  return IMAGE;
}
