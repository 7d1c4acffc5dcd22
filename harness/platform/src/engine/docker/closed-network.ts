import type Dockerode from "dockerode";
import { engineFault, isNotReached, statusCode } from "./engine-fault.ts";
import { closeHostServices } from "./host-services.ts";
import type { Inventory } from "./inventory.ts";
import type { Labels } from "./run-label.ts";

/** A bridge that lets requests in and nothing out; made when first asked for. */
export interface ClosedNetwork {
  name(): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Without address translation nothing that a container sends finds its way back from beyond this machine. Where the
 * containers' own addresses answer it is internal besides: newer engines then give no route and no foreign names, so that an
 * attempt to get out fails at once and not after minutes. The way to this machine's own services is closed where that can be done.
 */
export function closedNetwork(
  { docker, labels, inventory }: { docker: Dockerode; labels: Labels; inventory: Inventory },
  name: string,
  internal: boolean,
): ClosedNetwork {
  let made: Promise<Dockerode.Network> | undefined;
  let reopen: (() => Promise<void>) | undefined;
  const make = async (): Promise<Dockerode.Network> => {
    inventory.note("network", name);
    const network = await docker
      .createNetwork({
        Name: name,
        Driver: "bridge",
        Internal: internal,
        Labels: { ...labels },
        Options: { "com.docker.network.bridge.enable_ip_masquerade": "false" },
      })
      .catch((error: unknown) => {
        if (!isNotReached(error)) inventory.forget("network", name);
        throw engineFault("making a network without a way out", error);
      });
    if (internal) reopen = await closeHostServices(network.id);
    return network;
  };
  return {
    async name() {
      made ??= make();
      await made;
      return name;
    },
    async remove() {
      const network = await made?.catch(() => undefined);
      made = undefined;
      if (network === undefined) return;
      await reopen?.();
      await network.remove().catch((error: unknown) => {
        if (statusCode(error) !== 404) throw engineFault("removing a network", error);
      });
      inventory.forget("network", name);
    },
  };
}
