import type Dockerode from "dockerode";

/** testcontainers' reaper: a container of its own that removes what a killed process leaves behind. */
export type Reaping = "on" | "off";

/**
 * Has the reaper watch this run where its image is here already, in the background. It is never pulled: where it cannot be
 * had, `onMissing` is told, and what is left behind goes with the next run (`removeLeftovers`).
 * `TESTCONTAINERS_RYUK_DISABLED` in the user's environment is respected in silence.
 */
export async function watchRun(docker: Dockerode, runId: string, onMissing: (line: string) => void): Promise<Reaping> {
  if (process.env.TESTCONTAINERS_RYUK_DISABLED === "true") return "off";
  const image = process.env.RYUK_CONTAINER_IMAGE ?? "testcontainers/ryuk";
  const here = await docker.listImages({ filters: { reference: [image] } }).catch(() => []);
  if (here.length === 0) {
    // Told to testcontainers too, for whatever else uses it in this process.
    process.env.TESTCONTAINERS_RYUK_DISABLED = "true";
    onMissing("testcontainers' reaper image is not here; containers are removed by their label instead.");
    return "off";
  }
  try {
    const { getContainerRuntimeClient, getReaper } = await import("testcontainers");
    const reaper = await getReaper(await getContainerRuntimeClient());
    reaper.addSession(runId);
    return "on";
  } catch (error) {
    onMissing(
      `testcontainers' reaper did not start (${error instanceof Error ? error.message : String(error)}); containers are removed by their label instead.`,
    );
    return "off";
  }
}
