#!/usr/bin/env node
import { listenForInterruption } from "./ends/interruption.ts";

// First of all: what a signal interrupts must be removed, so none may find Node without a listener.
const interruption = listenForInterruption();

import("./start.ts").then(
  ({ start }) => start(interruption),
  (error: unknown) => {
    process.stderr.write(
      `byoa: its own code cannot be loaded (${String(error).split("\n", 1)[0]}). Install it again.\n`,
    );
    process.exit(3);
  },
);
