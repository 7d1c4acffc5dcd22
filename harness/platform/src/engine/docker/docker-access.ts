import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import { engineWords } from "./engine-fault.ts";
import { loadDockerode } from "./load-dockerode.ts";

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

/** What the engine says of itself; of its answer to `/info` the part that is used here. */
interface EngineInfo {
  readonly Name?: string;
  readonly OperatingSystem?: string;
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly ServerVersion?: string;
  readonly SecurityOptions?: readonly string[];
}

/** Finds the container engine as testcontainers does. Throws PlatformError `engine-not-reachable`. */
export async function findDocker(): Promise<DockerAccess> {
  return await withinLimit(usualEngine().then((found) => found ?? searchedEngine())).catch(async (error: unknown) => {
    throw new PlatformError("engine-not-reachable", await whyNot(error), { cause: error });
  });
}

/**
 * The engine of this machine at the usual socket, which testcontainers would find there too, only later: to load it takes as
 * long as to make a container. Undefined where anything names another engine, or this one does not answer or is another machine.
 */
async function usualEngine(): Promise<DockerAccess | undefined> {
  if (process.platform !== "linux" || !existsSync(SOCKET) || isConfigured(process.env, homedir())) return undefined;
  const docker = new (await loadDockerode())({ socketPath: SOCKET });
  const info: EngineInfo | undefined = await docker.info().catch(() => undefined);
  const access = info === undefined ? undefined : accessTo(docker, info, "localhost");
  return access?.sharesMachine ? access : undefined;
}

/** True where testcontainers is told which engine to use: by the environment, or in its file in the user's folder. */
export function isConfigured(environment: NodeJS.ProcessEnv, home: string): boolean {
  return (
    ["DOCKER_HOST", "TESTCONTAINERS_HOST_OVERRIDE"].some((name) => environment[name] !== undefined) ||
    existsSync(join(home, ".testcontainers.properties"))
  );
}

async function searchedEngine(): Promise<DockerAccess> {
  const Client = await loadDockerode();
  // testcontainers goes on to the next engine when the one in DOCKER_HOST does not answer; whoever named one wants that one.
  if (process.env.DOCKER_HOST !== undefined) await new Client().ping();
  // Below its index: half of its load time is for what is not used here.
  const { getContainerRuntimeClient } = await import("testcontainers/build/container-runtime/index.js");
  const { info, container } = await getContainerRuntimeClient();
  return accessTo(container.dockerode, await container.dockerode.info(), info.containerRuntime.host);
}

function accessTo(docker: Dockerode, info: EngineInfo, host: string): DockerAccess {
  const viaSocket = "socketPath" in docker.modem && typeof docker.modem.socketPath === "string";
  const sharesMachine =
    process.platform === "linux" &&
    viaSocket &&
    info.Name === hostname() &&
    !/docker desktop/i.test(info.OperatingSystem ?? "");
  const rootless = info.SecurityOptions?.some((option) => option.includes("rootless")) ?? false;
  return {
    docker,
    // testcontainers takes every machine that has a /.dockerenv for a container, and names its bridge's address then.
    host: sharesMachine ? "localhost" : host,
    version: String(info.ServerVersion),
    platform: `${info.OSType}/${architecture(info.Architecture ?? "")}`,
    sharesMachine,
    reachesAddresses: sharesMachine && !rootless,
  };
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
