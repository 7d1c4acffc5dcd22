import type { Interruption } from "./ends/interruption.ts";

/** Runs what a command line asked for; the number becomes the exit code. */
export type Run = (command: (interruption: Interruption) => Promise<number>) => Promise<void>;
