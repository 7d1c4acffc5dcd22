import { monitorEventLoopDelay } from "node:perf_hooks";

/** Watches how late this process's own timers fire, so that our slowness is never taken for the image's. */
export function watchEventLoopLag(): { maximumMs(): number; stop(): void } {
  const resolutionMs = 10;
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  return {
    maximumMs: () => Math.max(0, Math.round(delay.max / 1e6 - resolutionMs)),
    stop: () => void delay.disable(),
  };
}
