import type Dockerode from "dockerode";
import { statusCode } from "./engine-fault.ts";

/** Kills and removes a container with its anonymous volumes; one that is gone already is no error. */
export async function removeContainer(container: Dockerode.Container): Promise<void> {
  await container.remove({ force: true, v: true }).catch(onlyIfThere);
}

export async function removeVolume(docker: Dockerode, name: string): Promise<void> {
  await docker.getVolume(name).remove().catch(onlyIfThere);
}

/** 404: gone. 409: its removal is under way already. */
function onlyIfThere(error: unknown): void {
  const status = statusCode(error);
  if (status !== 404 && status !== 409) throw error;
}
