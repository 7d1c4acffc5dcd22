import type Dockerode from "dockerode";
import { removeAbandonedFolders } from "../scratch-folder.ts";
import { findDocker } from "./docker-access.ts";
import { engineFault, statusCode } from "./engine-fault.ts";
import type { Kind, Thing } from "./inventory.ts";
import { isAbandoned, PROCESS_LABEL, RUN_LABEL } from "./run-label.ts";

export interface Removed {
  readonly containers: number;
  readonly volumes: number;
  readonly networks: number;
}

/**
 * Removes containers, volumes and networks of one run; without a run's id, those of every run on this machine whose
 * process is gone, and their folders. Throws PlatformError `engine-not-reachable`, `engine-failed`.
 */
export async function removeLeftovers(runId?: string): Promise<Removed> {
  const access = await findDocker();
  if (runId === undefined) await removeAbandonedFolders();
  return removeLabelled(access, runId);
}

/** The same on an engine that was found already. */
export async function removeLabelled(engine: LabelledEngine, runId?: string): Promise<Removed> {
  try {
    const containers = await removeAll(engine.docker, await labelled(engine, ["container"], runId));
    // Only now nothing holds them any more.
    const others = await labelled(engine, ["volume", "network"], runId);
    const volumes = others.filter(({ kind }) => kind === "volume");
    return {
      containers,
      volumes: await removeAll(engine.docker, volumes),
      networks: await removeAll(
        engine.docker,
        others.filter(({ kind }) => kind === "network"),
      ),
    };
  } catch (error) {
    throw engineFault("removing what earlier runs left", error);
  }
}

export interface LabelledEngine {
  readonly docker: Dockerode;
  readonly sharesMachine?: boolean;
}

/** What there is now of one run, or of every run on this machine whose process is gone. */
export async function labelled(
  { docker, sharesMachine = false }: LabelledEngine,
  kinds: readonly Kind[],
  runId: string | undefined,
): Promise<Thing[]> {
  const filters = { label: [runId === undefined ? RUN_LABEL : `${RUN_LABEL}=${runId}`] };
  const isMeant = ({ labels, madeAtMs }: Found): boolean =>
    runId !== undefined || isAbandoned({ label: labels?.[PROCESS_LABEL], madeAtMs, sharesMachine });
  const lists: Readonly<Record<Kind, () => Promise<Found[]>>> = {
    container: async () =>
      (await docker.listContainers({ all: true, filters })).map(({ Id, Names, Labels, Created }) => ({
        name: Names?.[0]?.replace(/^\//, "") ?? Id,
        labels: Labels,
        madeAtMs: Created * 1000,
      })),
    volume: async () =>
      ((await docker.listVolumes({ filters })).Volumes ?? []).map((volume) => ({
        name: volume.Name,
        labels: volume.Labels,
        madeAtMs: "CreatedAt" in volume ? Date.parse(String(volume.CreatedAt)) : Number.NaN,
      })),
    network: async () =>
      (await docker.listNetworks({ filters })).map(({ Name, Labels, Created }) => ({
        name: Name,
        labels: Labels,
        madeAtMs: Date.parse(Created ?? ""),
      })),
  };
  const found = await Promise.all(
    kinds.map(async (kind) => (await lists[kind]()).filter(isMeant).map(({ name }) => ({ kind, name }))),
  );
  return found.flat();
}

interface Found {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>> | null | undefined;
  readonly madeAtMs: number;
}

/** Removes them; gives the number of those that were removed here. */
export async function removeAll(docker: Dockerode, things: readonly Thing[]): Promise<number> {
  const removed = await Promise.all(
    things.map((thing) =>
      removeThing(docker, thing).then(
        () => 1,
        (error: unknown) => {
          // Somebody else was faster, or is at it.
          if (statusCode(error) === 404 || statusCode(error) === 409) return 0;
          throw error;
        },
      ),
    ),
  );
  return removed.reduce((sum: number, one) => sum + one, 0);
}

async function removeThing(docker: Dockerode, { kind, name }: Thing): Promise<void> {
  if (kind === "container") await docker.getContainer(name).remove({ force: true, v: true });
  else if (kind === "volume") await docker.getVolume(name).remove();
  else await docker.getNetwork(name).remove();
}
