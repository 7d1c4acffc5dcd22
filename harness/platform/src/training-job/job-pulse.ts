import type { Host } from "../engine/engine.ts";
import type { JobPulse } from "./training-job.ts";

/** How far running hosts are; undefined where the engine cannot tell what they use, or they have ended. */
export async function pulseOf(hosts: readonly Host[]): Promise<JobPulse | undefined> {
  let cpuMs = 0;
  for (const host of hosts) {
    const activity = await host.activity?.();
    if (activity === undefined) return undefined;
    cpuMs += activity.cpuMs;
  }
  const mainProcess = await hosts[0]?.mainProcess?.();
  return { cpuMs, ...(mainProcess === undefined ? {} : { mainProcess }) };
}
