import { statfs } from "node:fs/promises";
import type Dockerode from "dockerode";

/** Free bytes of the disk that holds this folder; undefined where it cannot be seen. */
export async function freeDiskBytes(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk === undefined ? undefined : disk.bavail * disk.bsize;
}

interface DiskUse {
  readonly Containers?:
    | readonly {
        readonly Id: string;
        readonly SizeRw?: number;
        readonly Mounts?: readonly { readonly Type?: string; readonly Name?: string }[];
      }[]
    | null;
  readonly Volumes?: readonly { readonly Name: string; readonly UsageData?: { readonly Size: number } | null }[] | null;
}

/** Bytes in a container's own layer and in its volumes, counted by the engine; undefined where it cannot say now. */
export async function containerDiskBytes(docker: Dockerode, id: string): Promise<number | undefined> {
  const use: DiskUse | undefined = await docker.df().catch(() => undefined);
  const container = use?.Containers?.find(({ Id }) => Id === id);
  if (use === undefined || container === undefined) return undefined;
  const names = new Set(container.Mounts?.map(({ Name }) => Name));
  const volumes = use.Volumes?.filter(({ Name }) => names.has(Name)) ?? [];
  return volumes.reduce((bytes, { UsageData }) => bytes + Math.max(0, UsageData?.Size ?? 0), container.SizeRw ?? 0);
}
