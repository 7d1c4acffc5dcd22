import type { Endpoint, EndpointObservation, EndpointRequest } from "@byoa/platform";
import type { ExperimentContext } from "../../experiment/experiment.ts";
import { sampleCall } from "./sample-call.ts";
import { servingRequest } from "./serving-request.ts";

/** An endpoint that came up, or the best that could be had, and the other starts, in their order. */
export interface Serving {
  readonly endpoint: Endpoint;
  readonly earlier: readonly EndpointObservation[];
}

/** What a start may differ in from the platform's own: a way out to the network, a model folder that can be written. */
type Surroundings = Pick<EndpointRequest, "network" | "writableModel">;

/**
 * Starts the image as the platform does: model read-only, no way out to the network. Where that does not work it is started with
 * both allowed, and where that works with each alone, so that everything else is judged where the image works. Every start is
 * recorded, and what is tried next depends on how a start ended, never on what it logged.
 */
export async function startServing(context: ExperimentContext, request: Partial<EndpointRequest>): Promise<Serving> {
  const earlier: EndpointObservation[] = [];
  const start = (variant: Partial<EndpointRequest>) =>
    context.platform.startEndpoint(servingRequest(context, { ...request, ...variant }));

  const first = await start({ patience: context.thorough ? "full" : "retrying" });
  const worked = await works(first, context);
  const seen = await first.observation();
  if (worked || !surroundingsMayMatter(seen)) return { endpoint: first, earlier };

  earlier.push(seen);
  /** The one start that was waited for until the end of its time, in vain. */
  let waitedFor: Endpoint | undefined;
  /** The endpoint, where these surroundings make the difference; else its record is kept, and it is gone. */
  const attempt = async (surroundings: Surroundings): Promise<Endpoint | undefined> => {
    const endpoint = await start({ ...surroundings, patience: "early" });
    if ((await works(endpoint, context)) && (await soonerThan(endpoint, seen))) return endpoint;
    const record = await endpoint.observation();
    if (tookItsWholeTime(record)) waitedFor = endpoint;
    else {
      earlier.push(record);
      await endpoint[Symbol.asyncDispose]();
    }
    return undefined;
  };
  const better = await inOtherSurroundings(context, seen, attempt);
  if (better !== undefined) {
    const { endpoint, replaced } = better;
    if (replaced !== undefined) {
      earlier.push(await replaced.observation());
      await replaced[Symbol.asyncDispose]();
    }
    await first[Symbol.asyncDispose]();
    return { endpoint, earlier };
  }
  if (waitedFor !== undefined) {
    // With everything allowed it did not come up in all its time: with less allowed it will not either.
    await first[Symbol.asyncDispose]();
    return { endpoint: waitedFor, earlier };
  }
  if (seen.readiness.gaveUp?.because !== "idle")
    return { endpoint: first, earlier: earlier.filter((other) => other !== seen) };
  // It may just be slow: now with all the time that it has, in the ordinary surroundings.
  await first[Symbol.asyncDispose]();
  return { endpoint: await start({ patience: "early" }), earlier };
}

/** Both first: an image that works nowhere, the usual case, is then started twice and not three times. */
async function inOtherSurroundings(
  context: ExperimentContext,
  seen: EndpointObservation,
  attempt: (surroundings: Surroundings) => Promise<Endpoint | undefined>,
): Promise<{ readonly endpoint: Endpoint; readonly replaced?: Endpoint } | undefined> {
  if (seen.readiness.readyAtMs !== undefined) {
    context.progress("it fails on the sample: once more with a writable model folder");
    const writable = await attempt({ writableModel: true });
    return writable === undefined ? undefined : { endpoint: writable };
  }
  context.progress("it does not come up: once more with a network and a writable model folder");
  const both = await attempt({ network: "open", writableModel: true });
  if (both === undefined) return undefined;
  context.progress("it comes up: now with each of the two alone");
  const alone = (await attempt({ network: "open" })) ?? (await attempt({ writableModel: true }));
  return alone === undefined ? { endpoint: both } : { endpoint: alone, replaced: both };
}

/** Ready, and not failing on the sample (5xx, no connection) twice: a first request may come too soon. */
async function works(endpoint: Endpoint, context: ExperimentContext): Promise<boolean> {
  const { readyAtMs } = await endpoint.ready;
  if (readyAtMs === undefined) return false;
  const [sample] = context.profile.requests;
  if (sample === undefined) return true;
  for (const name of ["first", "first again"]) {
    const { response, error } = await endpoint.call(sampleCall(name, sample, context.profile));
    if (error === "timeout" || (response !== undefined && response.status < 500)) return true;
  }
  return false;
}

/** A program that is not there, or a server in the wrong place, does not depend on its surroundings. */
function surroundingsMayMatter({ readiness, exit }: EndpointObservation): boolean {
  if (exit?.startError !== undefined || exit?.code === 126 || exit?.code === 127) return false;
  if (readiness.endedBeforeReady || readiness.readyAtMs !== undefined) return true;
  return readiness.gaveUp?.because === "idle" || readiness.gaveUp?.because === "same-failure";
}

function tookItsWholeTime({ readiness }: EndpointObservation): boolean {
  return readiness.readyAtMs === undefined && !readiness.endedBeforeReady && readiness.gaveUp === undefined;
}

/** It took less time than the start that did not come up had: then its surroundings are the reason. */
async function soonerThan(other: Endpoint, { readiness }: EndpointObservation): Promise<boolean> {
  const { readyAtMs = Number.POSITIVE_INFINITY } = await other.ready;
  if (readiness.readyAtMs !== undefined || readiness.endedBeforeReady) return true;
  return readyAtMs < (readiness.gaveUp?.atMs ?? readiness.limitMs);
}
