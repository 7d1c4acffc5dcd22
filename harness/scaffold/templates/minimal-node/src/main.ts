import { runProgram } from "@byoa/toolkit";

await runProgram(import.meta.url, {
  train: async () => (await import("./train.ts")).training,
  serve: async () => (await import("./serve.ts")).serving,
});
