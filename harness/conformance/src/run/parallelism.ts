import { availableParallelism } from "node:os";

/** Part of the free memory that containers may fill together. */
const MEMORY_SHARE = 0.8;

/** Containers side by side when memory does not matter: one more than cores, for much of an experiment is waiting. */
export function defaultParallel(cores: number = availableParallelism()): number {
  return Math.min(Math.max(cores + 1, 2), 4);
}

/** As many side by side as wanted, as far as the memory measured in the first one allows; one at least. */
export function parallelWithin(wanted: number, peakBytes: number | undefined, availableBytes: number): number {
  if (peakBytes === undefined || peakBytes <= 0) return wanted;
  return Math.max(1, Math.min(wanted, Math.floor((availableBytes * MEMORY_SHARE) / peakBytes)));
}

/** The highest `peakMemoryBytes` that an observation holds, at whatever depth. */
export function peakMemoryIn(observation: unknown): number | undefined {
  if (typeof observation !== "object" || observation === null || observation instanceof Uint8Array) return undefined;
  let peak: number | undefined;
  for (const [key, value] of Object.entries(observation)) {
    const here = key === "peakMemoryBytes" && typeof value === "number" ? value : peakMemoryIn(value);
    if (here !== undefined) peak = Math.max(peak ?? 0, here);
  }
  return peak;
}
