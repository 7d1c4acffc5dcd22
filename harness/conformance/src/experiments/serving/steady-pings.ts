import { ROUTES } from "@byoa/contract";
import { awaitedLater, type Clock, type Endpoint } from "@byoa/platform";

/** Pings that go on beside everything else. */
export interface SteadyPings {
  /** Ends when at least `count` were sent and answered. */
  finish(count: number): Promise<void>;
}

/** Pings at a steady pace from now on, each recorded as `ping`. They end by themselves when the container is gone. */
export function steadyPings(endpoint: Endpoint, intervalMs: number, clock: Clock, signal: AbortSignal): SteadyPings {
  let sent = 0;
  let wanted = Number.POSITIVE_INFINITY;
  const ping = async (): Promise<void> => {
    while (sent < wanted && !signal.aborted) {
      const { error } = await endpoint.call({ name: "ping", path: ROUTES.ping });
      sent += 1;
      if (error === "refused" || error === "unreachable") return;
      if (sent < wanted) await clock.pause(intervalMs, signal);
    }
  };
  const running = awaitedLater(ping());
  return {
    async finish(count) {
      wanted = count;
      await running;
    },
  };
}
