import type { ImageLook } from "../experiments/image/look-at-image.ts";
import { declares } from "../experiments/serving/declared-capabilities.ts";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";
import { notApplicable } from "../requirement/judgement.ts";
import type { Unmet } from "../requirement/precondition.ts";

/** The image declares several models and has no `/invocations`: its route is `/models/NAME/invoke`. */
export function onlySeveralModels(
  served: ServingObservation | undefined,
  look: ImageLook | undefined,
): Unmet | undefined {
  if (served === undefined || !declares(look?.serve?.facts, "multiModel")) return undefined;
  const samples = served.exchanges.filter(({ name }) => name.startsWith("sample: "));
  const noRoute = samples.length > 0 && samples.every(({ response }) => NO_ROUTE.has(response?.status ?? 0));
  return noRoute
    ? notApplicable("the image declares several models (label) and has no /invocations; /models is not looked at")
    : undefined;
}

const NO_ROUTE: ReadonlySet<number> = new Set([404, 405]);
