import { log, runProgram } from "@byoa/toolkit";
import { openBackend } from "./backend/open-backend.ts";

await runProgram(import.meta.url, {
  train: async () => (await import("./train.ts")).training,
  serve: async () => (await import("./serve.ts")).servingWith(() => openBackend({ log })),
});
