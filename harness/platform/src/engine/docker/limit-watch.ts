import type Dockerode from "dockerode";
import type { LimitHit } from "../../observation/limit-hit.ts";
import type { ContainerLimits } from "../limits/container-limits.ts";
import { containerDiskBytes, freeDiskBytes } from "./disk-use.ts";
import { watchDisk } from "./disk-watch.ts";
import type { DockerAccess } from "./docker-access.ts";
import type { ResourceGauge } from "./resource-gauge.ts";

/** Follows which of its limits a running container meets; stops one that writes too much. */
export interface LimitWatch extends Disposable {
  /** Those met so far. `outOfMemory`: the engine says that the limit of memory killed the main process. */
  hits(outOfMemory: boolean): LimitHit[];
}

export function watchLimits(
  access: DockerAccess,
  container: Dockerode.Container,
  limits: ContainerLimits,
  gauge: ResourceGauge | undefined,
): LimitWatch {
  let usedDisk: number | undefined;
  const disk = watchDisk({
    limitBytes: limits.diskBytes,
    freeBytes: async () => (access.diskFolder === undefined ? undefined : freeDiskBytes(access.diskFolder)),
    usedBytes: () => containerDiskBytes(access.docker, container.id),
    onExceeded(bytes) {
      usedDisk = bytes;
      // It may be gone already: then it writes no more.
      container.kill({ signal: "SIGKILL" }).catch(() => {});
    },
  });
  return {
    hits(outOfMemory) {
      const { killedForMemory = 0, processesRefused = 0 } = gauge?.refusals ?? {};
      const killed = Math.max(killedForMemory, outOfMemory ? 1 : 0);
      const hits: LimitHit[] = [];
      if (killed > 0 && limits.memoryBytes !== undefined)
        hits.push({ limit: "memory", value: limits.memoryBytes, count: killed });
      if (processesRefused > 0 && limits.processes !== undefined)
        hits.push({ limit: "processes", value: limits.processes, count: processesRefused });
      if (usedDisk !== undefined) hits.push({ limit: "disk", value: limits.diskBytes, usedBytes: usedDisk });
      return hits;
    },
    [Symbol.dispose]: () => disk[Symbol.dispose](),
  };
}
