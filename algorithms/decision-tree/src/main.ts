import { runProgram } from "@byoa/toolkit";

await runProgram(import.meta.url, {
  serve: async () => (await import("./serve.ts")).serving,
});
