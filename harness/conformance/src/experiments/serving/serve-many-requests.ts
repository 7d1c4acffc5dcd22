import type { Endpoint, Exchange } from "@byoa/platform";
import { experiment } from "../../experiment/experiment.ts";
import { type NotRun, notPossible, outOfScope } from "../../experiment/not-run.ts";
import type { Profile } from "../../profile/profile.ts";
import { trainOnSample } from "../training/train-on-sample.ts";
import { answered } from "./friendly-requests.ts";
import { isModelToServe, modelToServe } from "./model-to-serve.ts";
import { sampleCall } from "./sample-call.ts";
import { serveModel } from "./serve-model.ts";
import { sameSurroundings, servingRequest } from "./serving-request.ts";

/** Looks at the memory, evenly spread over the requests: ten in each third. */
const SOAK_LOOKS = 30;
/** Enough to keep a server busy, few enough for one that takes a request at a time. */
const PARALLEL_REQUESTS = 4;

/** Memory after so many requests. */
export interface MemoryLook {
  readonly requests: number;
  readonly memoryBytes: number;
}

/** An endpoint under many requests. */
export interface SoakObservation {
  readonly kind: "soak";
  readonly looks: readonly MemoryLook[];
  /** What the profile allows, from the middle third of the requests to the last. */
  readonly growthBytes: number;
  /** The first request that was not answered well, at which the rest was given up. */
  readonly refused?: Exchange;
  readonly durationMs: number;
}

/** The sample requests over and over, by the thousand: what is kept of each shows in the memory. */
export const serveManyRequests = experiment({
  name: "serve-many",
  title: "serve many requests",
  role: "serve",
  needs: { served: serveModel },
  uses: { trained: trainOnSample },
  exclusive: true,
  containers: 1,
  async run(context, { served, trained }): Promise<SoakObservation | NotRun> {
    const { soak } = context.profile;
    if (soak === undefined) return outOfScope("byoa.yaml does not ask for it (soak)");
    const model = modelToServe(context.profile, trained);
    if (!isModelToServe(model)) return model;
    if (served.readiness.readyAtMs === undefined) return notPossible("the endpoint does not come up");
    const { clock } = context.platform;
    const began = clock.nowMs();
    const variant = { model: model.path, ...sameSurroundings(served) };
    await using endpoint = await context.platform.startEndpoint(servingRequest(context, variant));
    await endpoint.ready;
    if ((await endpoint.residentBytes()) === undefined) {
      return outOfScope("this engine does not tell a container's memory");
    }
    const looks: MemoryLook[] = [];
    const perLook = Math.ceil(soak.requests / SOAK_LOOKS);
    let refused: Exchange | undefined;
    for (let look = 1; look <= SOAK_LOOKS && refused === undefined; look += 1) {
      refused = await sendMany(endpoint, context.profile, perLook);
      const memoryBytes = await endpoint.residentBytes();
      if (memoryBytes !== undefined) looks.push({ requests: look * perLook, memoryBytes });
      if (look % 10 === 0) context.progress(`${look * perLook} requests answered`);
    }
    await endpoint.stop();
    return {
      kind: "soak",
      looks,
      growthBytes: soak.growthBytes,
      ...(refused === undefined ? {} : { refused }),
      durationMs: clock.nowMs() - began,
    };
  },
});

/** Sends so many requests, a few side by side; gives the first that was not answered well. */
async function sendMany(endpoint: Endpoint, profile: Profile, count: number): Promise<Exchange | undefined> {
  let sent = 0;
  let refused: Exchange | undefined;
  const sender = async () => {
    while (sent < count && refused === undefined) {
      const sample = profile.requests[sent % profile.requests.length];
      sent += 1;
      if (sample === undefined) return;
      const exchange = await endpoint.send({ ...sampleCall("soak", sample, profile), freshConnection: false });
      if (!answered(exchange)) refused = exchange;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, sender));
  return refused;
}
