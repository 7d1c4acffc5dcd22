import type Dockerode from "dockerode";
import { removeAbandonedFolders } from "../scratch-folder.ts";
import { findDocker } from "./docker-access.ts";
import { engineFault, statusCode } from "./engine-fault.ts";
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
  const { docker } = await findDocker();
  if (runId === undefined) await removeAbandonedFolders();
  return removeLabelled(docker, runId);
}

/** The same on an engine that was found already. */
export async function removeLabelled(docker: Dockerode, runId?: string): Promise<Removed> {
  const filters = { label: [runId === undefined ? RUN_LABEL : `${RUN_LABEL}=${runId}`] };
  const isMeant = ({ Labels }: { Labels?: Record<string, string> | null | undefined }): boolean =>
    runId !== undefined || isAbandoned(Labels?.[PROCESS_LABEL]);
  try {
    const found = (await docker.listContainers({ all: true, filters })).filter(isMeant);
    const containers = await removeAll(found, ({ Id }) => docker.getContainer(Id).remove({ force: true, v: true }));
    // Only now nothing holds them any more.
    const [volumes, networks] = await Promise.all([docker.listVolumes({ filters }), docker.listNetworks({ filters })]);
    return {
      containers,
      volumes: await removeAll((volumes.Volumes ?? []).filter(isMeant), ({ Name }) => docker.getVolume(Name).remove()),
      networks: await removeAll(networks.filter(isMeant), ({ Id }) => docker.getNetwork(Id).remove()),
    };
  } catch (error) {
    throw engineFault("removing what earlier runs left", error);
  }
}

async function removeAll<T>(things: readonly T[], remove: (thing: T) => Promise<unknown>): Promise<number> {
  const removed = await Promise.all(
    things.map((thing) =>
      remove(thing).then(
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
