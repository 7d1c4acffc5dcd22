import type { ProfileResources } from "./profile.ts";
import { sizeBytes } from "./units.ts";
import { wrongFlag } from "./wrong-flag.ts";

/** The flags for what a container runs on and may use, as text. */
export interface ResourceFlags {
  readonly platform?: string | undefined;
  readonly memory?: string | undefined;
  readonly processes?: string | undefined;
  readonly cpus?: string | undefined;
  readonly disk?: string | undefined;
  readonly shmSize?: string | undefined;
  readonly gpus?: string | undefined;
  readonly archiveLimit?: string | undefined;
}

/** The resources with the flags put over them. Throws ConfigurationError `flag-invalid`. */
export function withResourceFlags(resources: ProfileResources, flags: ResourceFlags): ProfileResources {
  const { platform, memory, processes, cpus, disk, shmSize, gpus, archiveLimit } = flags;
  return {
    platform: platform ?? resources.platform,
    memoryBytes: memory === undefined ? resources.memoryBytes : size("--memory", memory),
    processes: processes === undefined ? resources.processes : processCount(processes),
    processors: cpus === undefined ? resources.processors : processorCount(cpus),
    diskBytes: disk === undefined ? resources.diskBytes : size("--disk", disk),
    sharedMemoryBytes: shmSize === undefined ? resources.sharedMemoryBytes : size("--shm-size", shmSize),
    gpus: gpus ?? resources.gpus,
    archiveBytes: archiveLimit === undefined ? resources.archiveBytes : size("--archive-limit", archiveLimit),
  };
}

/** Bytes behind a flag. Throws ConfigurationError `flag-invalid`. */
export function size(flag: string, text: string): number {
  const bytes = sizeBytes(text);
  if (bytes !== undefined && bytes > 0) return bytes;
  throw wrongFlag(flag, text, "not a size", "Write it like 512m or 2g.");
}

function processCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrongFlag("--processes", text, "not a number of processes", "Write it like 2000.");
}

function processorCount(text: string): number {
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text) && Number(text) >= 0.01) return Number(text);
  throw wrongFlag("--cpus", text, "not a number of processors", "Write it like 2 or 1.5.");
}
