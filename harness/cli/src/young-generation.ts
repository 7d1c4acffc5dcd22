import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Enough for the garbage of a command; measured: a log of 1 GB takes no longer, and 150 MB less are resident. */
const LIMIT_BYTES = 16 * 2 ** 20;

/**
 * Keeps the space for young objects small. On a machine with much memory V8 doubles it up to 128 MB as soon as a log or a list of files
 * survives, and does not give it back while the command works. `--max-semi-space-size` limits it at the start of a process only.
 */
export function limitYoungGeneration(limitBytes = LIMIT_BYTES): void {
  const observer = new PerformanceObserver(() => {
    if (youngGenerationBytes() < limitBytes) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    observer.disconnect();
  });
  observer.observe({ entryTypes: ["gc"] });
}

function youngGenerationBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
}
