import { access, constants } from "node:fs/promises";
import { hostname } from "node:os";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import { engineWords } from "./engine-fault.ts";

const SOCKET = "/var/run/docker.sock";
const ANSWER_LIMIT_MS = 20_000;

/** The engine as it was found. */
export interface DockerAccess {
  readonly docker: Dockerode;
  /** The name under which published ports answer. */
  readonly host: string;
  readonly version: string;
  readonly platform: string;
  /** Containers run on this machine's kernel and see its folders: FIFOs join both sides, `/proc` shows them. */
  readonly sharesMachine: boolean;
  /** A container's own address answers from here. */
  readonly reachesAddresses: boolean;
}

/** Finds the container engine as testcontainers does. Throws PlatformError `engine-not-reachable`. */
export async function findDocker(): Promise<DockerAccess> {
  // Imported when needed and below its index: half of its load time is for what is not used here.
  const { getContainerRuntimeClient } = await import("testcontainers/build/container-runtime/index.js");
  const client = await withinLimit(namedEngineAnswers().then(getContainerRuntimeClient)).catch(
    async (error: unknown) => {
      throw new PlatformError("engine-not-reachable", await whyNot(error), { cause: error });
    },
  );
  const { info, container } = client;
  const docker = container.dockerode;
  const engine: { Name?: string; SecurityOptions?: string[]; Architecture?: string } = await docker.info();
  const viaSocket = "socketPath" in docker.modem && typeof docker.modem.socketPath === "string";
  const sharesMachine =
    process.platform === "linux" &&
    viaSocket &&
    engine.Name === hostname() &&
    !/docker desktop/i.test(info.containerRuntime.operatingSystem);
  const rootless = engine.SecurityOptions?.some((option) => option.includes("rootless")) ?? false;
  return {
    docker,
    // testcontainers takes every machine that has a /.dockerenv for a container, and names its bridge's address then.
    host: sharesMachine ? "localhost" : info.containerRuntime.host,
    version: String(info.containerRuntime.serverVersion),
    platform: `${info.containerRuntime.operatingSystemType}/${architecture(info.containerRuntime.architecture)}`,
    sharesMachine,
    reachesAddresses: sharesMachine && !rootless,
  };
}

/** testcontainers goes on to the next engine when the one in DOCKER_HOST does not answer; whoever named one wants that one. */
async function namedEngineAnswers(): Promise<void> {
  if (process.env.DOCKER_HOST === undefined) return;
  const { default: Dockerode } = await import("dockerode");
  await new Dockerode().ping();
}

/** The kernel's name of an architecture in the words of image manifests. */
function architecture(machine: string): string {
  return { x86_64: "amd64", aarch64: "arm64", armv7l: "arm" }[machine] ?? machine;
}

async function whyNot(error: unknown): Promise<string> {
  if (process.env.DOCKER_HOST !== undefined)
    return `No container engine answers at DOCKER_HOST=${process.env.DOCKER_HOST} (${engineWords(error)}). Start it, or unset DOCKER_HOST.`;
  const denied = await access(SOCKET, constants.R_OK | constants.W_OK).then(
    () => false,
    (reason: unknown) => reason instanceof Error && "code" in reason && reason.code === "EACCES",
  );
  if (denied)
    return `This user may not use the container engine (${SOCKET}). Join its group: sudo usermod -aG docker $USER, then log in again.`;
  return "No container engine answers. Start Docker (docker info must work), or name one in DOCKER_HOST.";
}

async function withinLimit<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_LIMIT_MS / 1000} s`)), ANSWER_LIMIT_MS);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
