import type { ContainerCreateOptions, DeviceRequest, HostConfig, MountSettings } from "dockerode";
import type { HostSpecification, Mount, ResourceLimits } from "../host-specification.ts";
import type { ContainerLimits } from "../limits/container-limits.ts";
import { containerHostName } from "./host-name.ts";
import type { Labels } from "./run-label.ts";
import { quota } from "./slow-down.ts";

/** A quarter of what everything else on the machine has by default: byoa and the engine get their turn first. Costs an idle machine nothing. */
const CPU_SHARES = 256;
/** When the whole machine runs out of memory, the kernel kills in a container before it kills byoa. */
const KILLED_FIRST = 500;

/** What the engine adds to a specification to make a container of it. */
export interface Placement {
  readonly containerName: string;
  readonly labels: Labels;
  /** `none`, `bridge`, or the name of a network. */
  readonly network: string;
  /** In the network of a job: the address of each of its hosts, by name. */
  readonly addresses?: ReadonlyMap<string, string> | undefined;
  /** Name of the volume behind each read-only mount, by path; the others are anonymous and go with their container. */
  readonly volumes: ReadonlyMap<string, string>;
  readonly limits: ContainerLimits;
  readonly pipeFolder?: string | undefined;
  /** Where the port is published because the container's own address cannot be reached; "" is all of the engine's interfaces. */
  readonly publishOn?: string | undefined;
}

/** What makes a container, under a name of our own. */
export type NamedOptions = ContainerCreateOptions & { readonly name: string };

/** How one container is asked for: no TTY, no stdin, no init, nothing privileged. Source: contract 0.3. */
export function containerOptions(host: HostSpecification, placement: Placement): NamedOptions {
  const hostName = containerHostName(placement.containerName);
  // On a network Docker itself gives the host name the container's own address; without one nobody would know it.
  const loopbackNames = [
    ...(placement.network === "none" ? [hostName] : []),
    ...(placement.addresses === undefined ? (host.ownNames ?? []) : []),
  ];
  const ownAddress = placement.addresses?.get(host.name);
  const port = host.port === undefined ? undefined : `${host.port}/tcp`;
  const hostConfig: HostConfig = {
    NetworkMode: placement.network,
    ExtraHosts: [
      ...loopbackNames.map((name) => `${name}:127.0.0.1`),
      ...[...(placement.addresses ?? [])].map(([name, address]) => `${name}:${address}`),
    ],
    // The hosts' names stand in /etc/hosts. For any other name no server is asked, and the lookup fails after 1 s in place of 10 s.
    ...(placement.addresses === undefined ? {} : { Dns: ["127.0.0.1"], DnsOptions: ["timeout:1", "attempts:1"] }),
    Mounts: mounts(host, placement),
    // The log is read from the attached stream; a copy on the engine's disk would only grow there.
    LogConfig: { Type: "none", Config: {} },
    Init: false,
    ...contained(placement.limits),
    ...(host.slowMotion === undefined ? {} : quota(host.slowMotion, placement.limits.processors)),
    ...devices(host.limits),
    ...(port !== undefined && placement.publishOn !== undefined
      ? { PortBindings: { [port]: [{ HostIp: placement.publishOn, HostPort: "" }] } }
      : {}),
  };
  return {
    name: placement.containerName,
    Image: host.image,
    Hostname: hostName,
    Cmd: [...host.arguments],
    Env: Object.entries(host.environment).map(([name, value]) => `${name}=${value}`),
    Labels: { ...placement.labels },
    Tty: false,
    OpenStdin: false,
    AttachStdin: false,
    // An image's own health check is Docker's affair; the platform knows none, and it would run inside.
    Healthcheck: { Test: ["NONE"] },
    HostConfig: hostConfig,
    ...(ownAddress === undefined
      ? {}
      : {
          NetworkingConfig: { EndpointsConfig: { [placement.network]: { IPAMConfig: { IPv4Address: ownAddress } } } },
        }),
    ...(host.entrypoint === undefined ? {} : { Entrypoint: [...host.entrypoint] }),
    ...(host.platform === undefined ? {} : { platform: host.platform }),
    ...(host.user === undefined ? {} : { User: host.user }),
    ...(port === undefined ? {} : { ExposedPorts: { [port]: {} } }),
  };
}

/** A volume that starts empty whatever the image has at its path. */
export function volumeMount(mount: Mount, labels: Labels, name: string, readOnly: boolean): MountSettings {
  return {
    Type: "volume",
    Source: name,
    Target: mount.path,
    ReadOnly: readOnly,
    VolumeOptions: { NoCopy: true, Labels: { ...labels }, DriverConfig: { Name: "", Options: {} } },
  };
}

function mounts(host: HostSpecification, placement: Placement): MountSettings[] {
  const volumes = host.mounts.map((mount) =>
    volumeMount(mount, placement.labels, placement.volumes.get(mount.path) ?? "", mount.readOnly === true),
  );
  if (host.pipesAt === undefined || placement.pipeFolder === undefined) return volumes;
  return [...volumes, { Type: "bind", Source: placement.pipeFolder, Target: host.pipesAt, ReadOnly: true }];
}

/** No swap: what does not fit into the limit would otherwise only slow the machine down. No core files on its disk. */
function contained({ memoryBytes, processes, processors }: ContainerLimits): HostConfig {
  return {
    CpuShares: CPU_SHARES,
    OomScoreAdj: KILLED_FIRST,
    ...(memoryBytes === undefined ? {} : { Memory: memoryBytes, MemorySwap: memoryBytes }),
    ...(processes === undefined ? {} : { PidsLimit: processes }),
    ...(processors === undefined ? {} : { NanoCpus: Math.round(processors * 1e9) }),
    // Not the number of open files: an engine without that privilege starts no container then.
    Ulimits: [{ Name: "core", Soft: 0, Hard: 0 }],
  };
}

function devices(limit: ResourceLimits | undefined): HostConfig {
  return {
    ...(limit?.sharedMemoryBytes === undefined ? {} : { ShmSize: limit.sharedMemoryBytes }),
    ...(limit?.gpus === undefined ? {} : { DeviceRequests: [gpuRequest(limit.gpus)] }),
  };
}

/** `all`, a number, or `device=0,1`, as `docker run --gpus` takes them. */
function gpuRequest(gpus: string): DeviceRequest {
  const devices = /^device=(.+)$/.exec(gpus)?.[1];
  const base = { Driver: "", Capabilities: [["gpu"]], Options: {} };
  if (devices !== undefined) return { ...base, Count: 0, DeviceIDs: devices.split(",") };
  return { ...base, Count: gpus === "all" ? -1 : Number.parseInt(gpus, 10), DeviceIDs: [] };
}
