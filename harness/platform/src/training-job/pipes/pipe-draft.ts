import type { PipeObservation } from "../../observation/pipe-observation.ts";
import type { Disturbance } from "./fifo.ts";

/** The record of a FIFO while it is fed. */
export type PipeDraft = { -readonly [Key in keyof PipeObservation]: PipeObservation[Key] };

/** Notes the first thing that the program did to the FIFO's name. */
export function disturb(pipe: PipeDraft, disturbed: Disturbance | undefined, atMs: number): void {
  if (disturbed === undefined || pipe.disturbed !== undefined) return;
  pipe.disturbed = disturbed;
  pipe.disturbedAtMs = atMs;
}
