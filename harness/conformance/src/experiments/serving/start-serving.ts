import type { Endpoint, EndpointObservation, EndpointRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { sampleCall } from "./sample-call.ts";
import { readOnlyComplaints } from "./serving-observation.ts";
import { servingRequest } from "./serving-request.ts";

/** An endpoint that came up, or the best that could be had, and the starts before it. */
export interface Serving {
  readonly endpoint: Endpoint;
  readonly earlier: readonly EndpointObservation[];
}

/**
 * Starts the image as the platform does: model read-only, no way out to the network. When it does not come up and that
 * may be the reason, once more with the one or the other, so that it is told once and everything else is judged there.
 */
export async function startServing(context: ExperimentContext, model: string | undefined): Promise<Serving> {
  const earlier: EndpointObservation[] = [];
  const start = (variant: Partial<EndpointRequest>) =>
    context.platform.startEndpoint(servingRequest(context, { model, ...variant }));
  /** Comes up and answers; else its record is kept, and it is gone. */
  const attempt = async (variant: Partial<EndpointRequest>): Promise<Endpoint | undefined> => {
    const endpoint = await start(variant);
    if (await works(endpoint, context)) return endpoint;
    earlier.push(await endpoint.observation());
    await endpoint[Symbol.asyncDispose]();
    return undefined;
  };

  const first = await start({ patience: context.thorough ? "full" : "retrying" });
  const worked = await works(first, context);
  const seen = await first.observation();
  if (worked || !surroundingsMayMatter(seen)) return { endpoint: first, earlier };

  earlier.push(seen);
  if (readOnlyComplaints(seen).length > 0) {
    context.progress("it writes into the model folder: once more with a writable one");
    const writable = await attempt({ writableModel: true });
    if (writable !== undefined) {
      await first[Symbol.asyncDispose]();
      return { endpoint: writable, earlier };
    }
  }
  if (seen.readiness.readyAtMs === undefined) {
    context.progress("it does not come up without a network: once more with one");
    const open = await attempt({ network: "open", patience: "early" });
    if (open !== undefined && (await soonerThan(open, seen))) {
      await first[Symbol.asyncDispose]();
      return { endpoint: open, earlier };
    }
    await open?.[Symbol.asyncDispose]();
  }
  if (seen.readiness.gaveUp?.because !== "idle")
    return { endpoint: first, earlier: earlier.filter((other) => other !== seen) };
  // It may just be slow: now with all the time that it has, in the ordinary surroundings.
  await first[Symbol.asyncDispose]();
  return { endpoint: await start({ patience: "early" }), earlier };
}

/** Ready, and not refusing the sample because it cannot write beside its model. */
async function works(endpoint: Endpoint, context: ExperimentContext): Promise<boolean> {
  const { readyAtMs } = await endpoint.ready;
  if (readyAtMs === undefined) return false;
  const [sample] = context.profile.requests;
  if (sample === undefined) return true;
  const { response } = await endpoint.call(sampleCall("first", sample, context.profile));
  if (response !== undefined && response.status < 500) return true;
  return readOnlyComplaints(await endpoint.observation()).length === 0;
}

/** A program that is not there, or a server in the wrong place, does not depend on its surroundings. */
function surroundingsMayMatter({ readiness, exit }: EndpointObservation): boolean {
  if (exit?.startError !== undefined || exit?.code === 126 || exit?.code === 127) return false;
  if (readiness.endedBeforeReady || readiness.readyAtMs !== undefined) return true;
  return readiness.gaveUp?.because === "idle";
}

/** With a network it took less time than it had without one: then the network is the reason. */
async function soonerThan(open: Endpoint, closed: EndpointObservation): Promise<boolean> {
  const { readyAtMs = Number.POSITIVE_INFINITY } = await open.ready;
  return closed.readiness.endedBeforeReady || readyAtMs < (closed.readiness.gaveUp?.atMs ?? closed.readiness.limitMs);
}
