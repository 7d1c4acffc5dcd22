import { existsSync, readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { homedir, hostname, totalmem } from "node:os";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import type { Machine } from "../limits/machine.ts";
import type { CallLimits } from "./call-limits.ts";
import { clientOptions, type EngineAddress, namedEngine, type Surroundings, usualEngines } from "./engine-address.ts";
import { engineWords, isNotReached } from "./engine-fault.ts";
import { guardCalls } from "./guard-calls.ts";

const SOCKET = "/var/run/docker.sock";

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
  /** What its limits are made of; its free space is looked at when a container is made. */
  readonly machine: Omit<Machine, "freeDiskBytes">;
  /** Where it keeps what containers write; undefined where that cannot be seen from here. */
  readonly diskFolder: string | undefined;
}

export interface FindOptions extends Partial<Surroundings> {
  readonly limits?: CallLimits | undefined;
}

/** What the engine says of itself; of its answer to `/info` the part that is used here. */
interface EngineInfo {
  readonly Name?: string;
  readonly OperatingSystem?: string;
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly ServerVersion?: string;
  readonly SecurityOptions?: readonly string[];
  readonly MemTotal?: number;
  readonly MemoryLimit?: boolean;
  readonly PidsLimit?: boolean;
  readonly DockerRootDir?: string;
}

/**
 * Finds the container engine: the one that is named, and no other when that one does not serve; else the first that serves at the usual
 * places. Throws PlatformError `engine-not-reachable`, `engine-failed`.
 */
export async function findDocker(options: FindOptions = {}): Promise<DockerAccess> {
  const surroundings = { environment: options.environment ?? process.env, home: options.home ?? homedir() };
  const named = await namedEngine(surroundings);
  if (named !== undefined) {
    return await connect(named, surroundings, options.limits).catch((error: unknown) => {
      throw doesNotServe(named.namedBy ?? named.url, error);
    });
  }
  let why: unknown;
  for (const address of usualEngines(surroundings)) {
    try {
      return await connect(address, surroundings, options.limits);
    } catch (error) {
      why ??= error;
    }
  }
  throw new PlatformError("engine-not-reachable", await whyNot(why), { cause: why });
}

/** An engine serves when it describes itself and has the network that containers are on by default. */
async function connect(
  address: EngineAddress,
  { environment }: Surroundings,
  limits: CallLimits | undefined,
): Promise<DockerAccess> {
  // Loaded where an engine is reached: commands that need none do not wait for it.
  const { default: Client } = await import("dockerode");
  const docker = guardCalls(new Client(await clientOptions(address)), limits);
  const [info] = await Promise.all([docker.info(), docker.getNetwork("bridge").inspect()]);
  return accessTo(docker, info, address, environment);
}

function accessTo(
  docker: Dockerode,
  info: EngineInfo,
  { url }: EngineAddress,
  environment: Surroundings["environment"],
): DockerAccess {
  const viaSocket = url.startsWith("unix://");
  const sharesMachine =
    process.platform === "linux" &&
    viaSocket &&
    info.Name === hostname() &&
    !/docker desktop/i.test(info.OperatingSystem ?? "");
  const rootless = info.SecurityOptions?.some((option) => option.includes("rootless")) ?? false;
  return {
    docker,
    host: environment.TESTCONTAINERS_HOST_OVERRIDE ?? portsHost(url, sharesMachine),
    version: String(info.ServerVersion),
    platform: `${info.OSType}/${architecture(info.Architecture ?? "")}`,
    sharesMachine,
    reachesAddresses: sharesMachine && !rootless,
    machine: {
      memoryBytes: info.MemTotal ?? totalmem(),
      enforces: { memory: info.MemoryLimit !== false, processes: info.PidsLimit !== false },
    },
    diskFolder: sharesMachine ? info.DockerRootDir : undefined,
  };
}

/** Where published ports answer: an engine whose socket was handed into the container that byoa runs in publishes on that container's gateway. */
function portsHost(url: string, sharesMachine: boolean): string {
  if (!/^(unix|npipe):/.test(url)) return new URL(url).hostname;
  return (sharesMachine || !existsSync("/.dockerenv") ? undefined : defaultGateway()) ?? "localhost";
}

function defaultGateway(): string | undefined {
  const route = readFileSync("/proc/net/route", "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .find(([, destination]) => destination === "00000000");
  const bytes = route?.[2]?.match(/../g);
  return bytes
    ?.toReversed()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");
}

/** The kernel's name of an architecture in the words of image manifests. */
function architecture(machine: string): string {
  return { x86_64: "amd64", aarch64: "arm64", armv7l: "arm" }[machine] ?? machine;
}

function doesNotServe(name: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const other = name.startsWith("DOCKER_HOST") ? "unset DOCKER_HOST" : "name another one";
  return isNotReached(error)
    ? new PlatformError(
        "engine-not-reachable",
        `No container engine answers at ${name} (${engineWords(error)}). Start it, or ${other}.`,
        { cause: error },
      )
    : new PlatformError(
        "engine-failed",
        `The container engine at ${name} does not serve (${engineWords(error)}). Repair it, or ${other}.`,
        { cause: error },
      );
}

async function whyNot(error: unknown): Promise<string> {
  const denied = await access(SOCKET, constants.R_OK | constants.W_OK).then(
    () => false,
    (reason: unknown) => reason instanceof Error && "code" in reason && reason.code === "EACCES",
  );
  if (denied)
    return `This user may not use the container engine (${SOCKET}). Join its group: sudo usermod -aG docker $USER, then log in again.`;
  const words = error === undefined ? "" : ` (${engineWords(error)})`;
  return `No container engine answers${words}. Start Docker (docker info must work), or name one in DOCKER_HOST.`;
}
