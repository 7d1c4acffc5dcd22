#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { tolerateClosedOutput } from "./output.ts";

// The second start of each command need not compile its libraries again. Where this place cannot be written, nothing is cached.
enableCompileCache(join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "byoa", "compiled"));
tolerateClosedOutput();
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
