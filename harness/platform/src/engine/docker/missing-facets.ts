import type { EngineFacet } from "../engine.ts";
import type { DockerAccess } from "./docker-access.ts";

/** What this engine cannot show, and why, in one line each. */
export function missingFacets(access: DockerAccess): Map<EngineFacet, string> {
  if (access.sharesMachine) return new Map();
  return new Map([
    [
      "pipes",
      "Pipe mode needs an engine on this machine's own Linux kernel: a FIFO does not reach into a virtual machine.",
    ],
    [
      "memory",
      "The engine runs on another machine or in a virtual one: its memory counters cannot be followed from here.",
    ],
    [
      "slow-motion",
      "The engine runs on another machine or in a virtual one: how much processor time a program got cannot be followed from here.",
    ],
  ]);
}
