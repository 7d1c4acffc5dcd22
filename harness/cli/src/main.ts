#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { tolerateClosedOutput } from "./output.ts";

// The second start of each command need not compile its libraries again.
enableCompileCache();
tolerateClosedOutput();
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
