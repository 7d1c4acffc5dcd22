import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { type SampleObservation, succeeded } from "../../experiments/training/train-on-sample.ts";
import type { Sight } from "../../requirement/sight.ts";
import { didSomething } from "./work.ts";

interface EitherRole {
  readonly sample: SampleObservation | undefined;
  readonly endpoint: ServingObservation | undefined;
}

/** A job or an endpoint worked. */
export const eitherWorks: Sight<EitherRole> = {
  what: "a training job that did something and ended with 0, or an endpoint that was ready",
  shows: ({ sample, endpoint }) => trained(sample) || isReady(endpoint),
};

/** A job or an endpoint worked although there was no way out. */
export const worksInside: Sight<EitherRole> = {
  what: "a training job that ended with 0, or an endpoint that was ready, without a network",
  shows: ({ sample, endpoint }) =>
    (sample?.request.network !== "open" && trained(sample)) || (endpoint?.network !== "open" && isReady(endpoint)),
};

const trained = (sample: SampleObservation | undefined): boolean =>
  sample !== undefined && didSomething(sample) && succeeded(sample);

const isReady = (endpoint: ServingObservation | undefined): boolean => endpoint?.readiness.readyAtMs !== undefined;
