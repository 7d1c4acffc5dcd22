import { randomInt } from "node:crypto";
import type Dockerode from "dockerode";
import { PlatformError } from "../../platform-error.ts";
import type { JobNetwork } from "../host-specification.ts";
import { engineFault, engineWords, isNotReached, statusCode } from "./engine-fault.ts";
import type { Inventory } from "./inventory.ts";
import type { Labels } from "./run-label.ts";

/** Addresses 10.0.x.2 and following; the first one is the network's own, and nobody has it. */
const FIRST_ADDRESS = 2;
const MOST_HOSTS = 250;
/** Other jobs, and other programs' networks, may have a range already. */
const TRIES = 16;

/** One host's place in the network of its job. */
export interface JobNetworkPlace {
  /** Name of the network. */
  readonly name: string;
  /** Address of each host of the job, by its name: known before any of them runs. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The last host that leaves removes the network. Throws PlatformError `engine-failed`, `engine-not-reachable`. */
  leave(): Promise<void>;
}

export interface JobNetworks {
  /** Makes the job's network with its first host. */
  join(network: JobNetwork): Promise<JobNetworkPlace>;
}

interface Shared {
  readonly name: string;
  readonly made: Promise<string>;
  members: number;
}

/**
 * Networks of several hosts of one job each: they reach each other, and nothing else. The network is internal, so that nothing is
 * forwarded, and this machine has no address in it, so that its own services cannot be reached either.
 */
export function jobNetworks(
  { docker, labels, inventory }: { docker: Dockerode; labels: Labels; inventory: Inventory },
  prefix: string,
): JobNetworks {
  const shared = new Map<string, Shared>();
  let count = 0;
  const begin = (): Shared => {
    const name = `${prefix}-job-${++count}`;
    return { name, made: make({ docker, labels, inventory }, name), members: 0 };
  };
  const leave = async (id: string, network: Shared): Promise<void> => {
    network.members -= 1;
    if (network.members > 0) return;
    if (shared.get(id) === network) shared.delete(id);
    const made = await network.made.then(
      () => true,
      () => false,
    );
    if (!made) return;
    await docker
      .getNetwork(network.name)
      .remove()
      .catch((error: unknown) => {
        if (statusCode(error) !== 404) throw engineFault("removing the network of a job", error);
      });
    inventory.forget("network", network.name);
  };
  return {
    async join({ job, hosts }) {
      if (hosts.length > MOST_HOSTS)
        throw new PlatformError(
          "engine-failed",
          `A job here has at most ${MOST_HOSTS} hosts; ${hosts.length} were asked for.`,
        );
      const network = shared.get(job) ?? begin();
      shared.set(job, network);
      network.members += 1;
      let left: Promise<void> | undefined;
      const leaveOnce = () => {
        left ??= leave(job, network);
        return left;
      };
      try {
        const range = await network.made;
        const addresses = new Map(hosts.map((host, index) => [host, `${range}.${FIRST_ADDRESS + index}`]));
        return { name: network.name, addresses, leave: leaveOnce };
      } catch (error) {
        await leaveOnce();
        throw error;
      }
    },
  };
}

/** Gives the first three numbers of the network's addresses. */
async function make(
  { docker, labels, inventory }: { docker: Dockerode; labels: Labels; inventory: Inventory },
  name: string,
): Promise<string> {
  for (let left = TRIES; ; left -= 1) {
    const range = `10.0.${randomInt(256)}`;
    inventory.note("network", name);
    try {
      await docker.createNetwork({
        Name: name,
        Driver: "bridge",
        Internal: true,
        Labels: { ...labels },
        IPAM: { Driver: "default", Config: [{ Subnet: `${range}.0/24` }] },
        Options: { "com.docker.network.bridge.inhibit_ipv4": "true" },
      });
      return range;
    } catch (error) {
      if (!isNotReached(error)) inventory.forget("network", name);
      const isTaken = /pool overlaps|address space|conflicts with network/i.test(engineWords(error));
      if (!isTaken || left <= 1) throw engineFault("making the network of a job", error);
    }
  }
}
