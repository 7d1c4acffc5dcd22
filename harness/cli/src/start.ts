import module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ProcessInterruption } from "./ends/interruption.ts";
import { tolerateClosedOutput } from "./ends/output.ts";
import { supervise } from "./ends/supervise.ts";
import { limitYoungGeneration } from "./young-generation.ts";

/** Starts the command that the process was started with. */
export function start(interruption: ProcessInterruption): void {
  tolerateClosedOutput();
  limitYoungGeneration();
  // The second start of each command need not compile its libraries again. Where this place cannot be written, nothing is cached.
  module.enableCompileCache(join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "byoa", "compiled"));
  supervise(async () => (await import("./run.ts")).run(process.argv.slice(2), interruption), interruption);
}
