import { totalmem } from "node:os";
import type { LimitFacts, LimitHit } from "../../observation/limit-hit.ts";
import type { ResourceLimits } from "../host-specification.ts";
import { containerLimits } from "../limits/container-limits.ts";
import type { GroupUse } from "./process-table.ts";

/** The limits of one program: those of a container, as far as a process of this machine can be held to them. */
export function processLimits(asked: ResourceLimits | undefined): Pick<LimitFacts, "memoryBytes" | "processes"> {
  const { memoryBytes, processes } = containerLimits(asked, {
    memoryBytes: totalmem(),
    freeDiskBytes: undefined,
    enforces: { memory: true, processes: true },
  });
  return { ...(memoryBytes === undefined ? {} : { memoryBytes }), ...(processes === undefined ? {} : { processes }) };
}

/** The limit that this use exceeds; undefined while there is none. Files that are only mapped do not count. */
export function exceededLimit(use: GroupUse, limits: LimitFacts): LimitHit | undefined {
  if (limits.processes !== undefined && use.processes > limits.processes)
    return { limit: "processes", value: limits.processes, stopped: true };
  if (limits.memoryBytes !== undefined && use.anonymousBytes > limits.memoryBytes)
    return { limit: "memory", value: limits.memoryBytes, usedBytes: use.anonymousBytes };
  return undefined;
}
