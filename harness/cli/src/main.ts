#!/usr/bin/env node
import { tolerateClosedOutput } from "./output.ts";
import { run } from "./run.ts";

tolerateClosedOutput();
process.exitCode = await run(process.argv.slice(2));
