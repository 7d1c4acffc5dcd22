import type { ResourceLimits } from "../host-specification.ts";
import type { Machine } from "./machine.ts";

/** The limits that hold for one container: those that were asked for, else the defaults. */
export interface ContainerLimits {
  /** Absent: the engine's kernel does not enforce it. */
  readonly memoryBytes?: number;
  readonly processes?: number;
  readonly processors?: number;
  readonly diskBytes: number;
}

const GIB = 2 ** 30;
/** Jobs on one machine stay far below; a fork bomb of three containers leaves byoa its turn. */
const PROCESSES = 1_024;
/** Memory that no container gets: a part of the machine, and what byoa and the engine take whatever its size. */
const RESERVED_SHARE = 0.2;
const RESERVED_BYTES = GIB / 2;
/** Less than this starts no runtime at all. */
const LEAST_MEMORY_BYTES = GIB / 4;
/** Containers together may fill half of the free disk. Where that cannot be seen, one gets the smallest volume that people ask SageMaker for. */
const DISK_SHARE = 0.5;
const DISK_BYTES = 30 * GIB;
const LEAST_DISK_BYTES = GIB;

/** The limits of one container on this machine; pure. */
export function containerLimits(asked: ResourceLimits | undefined, machine: Machine): ContainerLimits {
  const sideBySide = Math.max(1, asked?.sideBySide ?? 1);
  const { enforces } = machine;
  return {
    ...(enforces.memory ? { memoryBytes: asked?.memoryBytes ?? memoryShare(machine, sideBySide) } : {}),
    ...(enforces.processes ? { processes: asked?.processes ?? PROCESSES } : {}),
    ...(asked?.processors === undefined ? {} : { processors: asked.processors }),
    diskBytes: asked?.diskBytes ?? diskShare(machine, sideBySide),
  };
}

function memoryShare({ memoryBytes }: Machine, sideBySide: number): number {
  const room = memoryBytes * (1 - RESERVED_SHARE) - RESERVED_BYTES;
  return Math.max(LEAST_MEMORY_BYTES, Math.floor(room / sideBySide));
}

function diskShare({ freeDiskBytes }: Machine, sideBySide: number): number {
  if (freeDiskBytes === undefined) return DISK_BYTES;
  const share = Math.floor((freeDiskBytes * DISK_SHARE) / sideBySide);
  return Math.min(DISK_BYTES, Math.max(LEAST_DISK_BYTES, share));
}
