import {
  CONTAINER_STRATEGIES,
  type ExecutionParameters,
  executionParameters,
  HOSTING_VARIABLES,
  ROUTES,
  TRANSFORM_DEFAULTS,
} from "@byoa/contract";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { TransformRequest, TransformSettings } from "./transform-request.ts";

type Asked = Pick<TransformRequest, "strategy" | "maxPayloadInMB" | "maxConcurrentTransforms">;

/** The variables that a transform job adds: `SAGEMAKER_BATCH` always, the others only where the request says something. Source: contract A13. */
export function batchEnvironment(asked: Asked): Record<string, string> {
  const { strategy, maxPayloadInMB, maxConcurrentTransforms } = asked;
  return {
    [HOSTING_VARIABLES.batch]: "true",
    ...(strategy === undefined ? {} : { [HOSTING_VARIABLES.batchStrategy]: CONTAINER_STRATEGIES[strategy] }),
    ...(maxPayloadInMB === undefined ? {} : { [HOSTING_VARIABLES.maxPayloadInMb]: String(maxPayloadInMB) }),
    ...(maxConcurrentTransforms === undefined
      ? {}
      : { [HOSTING_VARIABLES.maxConcurrentTransforms]: String(maxConcurrentTransforms) }),
  };
}

/** Request before container before defaults. */
export function transformSettings(asked: Asked, container: ExecutionParameters): TransformSettings {
  const own = container.BatchStrategy === "SINGLE_RECORD" ? "SingleRecord" : "MultiRecord";
  return {
    strategy: asked.strategy ?? (container.BatchStrategy === undefined ? TRANSFORM_DEFAULTS.strategy : own),
    maxPayloadInMB: asked.maxPayloadInMB ?? container.MaxPayloadInMB ?? TRANSFORM_DEFAULTS.maxPayloadInMB,
    maxConcurrentTransforms: Math.max(
      1,
      asked.maxConcurrentTransforms ?? container.MaxConcurrentTransforms ?? TRANSFORM_DEFAULTS.maxConcurrentTransforms,
    ),
  };
}

/** What the container says of itself; empty where it has no such route. Throws Error when it says 200 and something else. */
export async function askForParameters(endpoint: Endpoint): Promise<ExecutionParameters> {
  const { response } = await endpoint.send({
    name: "execution-parameters",
    method: "GET",
    path: ROUTES.executionParameters,
    timeoutMs: 10_000,
  });
  if (response?.status !== 200) return {};
  const parsed = executionParameters.safeParse(parse(response.body.text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `GET ${ROUTES.executionParameters} answers 200 with ${JSON.stringify((response.body.text ?? "").slice(0, 80))}: ` +
      "it must be a JSON object of MaxConcurrentTransforms, BatchStrategy and MaxPayloadInMB, or a 404",
  );
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
