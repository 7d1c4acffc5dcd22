import type { Readiness } from "@byoa/platform";
import { seconds } from "./evidence-of-serving.ts";

/** How a finding says that we did not wait for the whole start limit, and why that is safe. */
export function patience({ gaveUp, limitMs }: Readiness): string {
  if (gaveUp === undefined) return ` (seen for ${seconds(limitMs)})`;
  const { steadyForMs } = gaveUp;
  return ` (unchanged for ${seconds(steadyForMs)}; --thorough waits ${seconds(limitMs)})`;
}
