import { runProgram } from "@byoa/toolkit";
import { openPureBackend } from "./backend/pure-backend.ts";
import { servingWith } from "./serve.ts";

// The lean image: it serves, in JavaScript, and has no training in it.
await runProgram(import.meta.url, { serve: async () => servingWith(openPureBackend) });
