/** The only argument after the image's name for an endpoint or a transform job. */
export const SERVE_ARGUMENT = "serve";

/** Port of the HTTP server unless `SAGEMAKER_BIND_TO_PORT` names another. */
export const SERVING_PORT = 8080;

export const ROUTES = {
  ping: "/ping",
  invocations: "/invocations",
  executionParameters: "/execution-parameters",
} as const;

/** Times that hosting allows, in milliseconds. */
export const HOSTING_TIMEOUTS = {
  /** From container start to the first 200 of `/ping`; configurable from 60 s to 60 min. */
  startMs: 480_000,
  startMinimumMs: 60_000,
  startMaximumMs: 3_600_000,
  pingMs: 2_000,
  connectMs: 250,
  invocationMs: 60_000,
  stopGraceMs: 30_000,
  /** Seen in access logs: how often the platform pings an endpoint. */
  pingIntervalMs: 5_000,
} as const;

/** Sizes of bodies, in bytes. */
export const PAYLOAD_LIMITS = {
  /** `Body` of InvokeEndpoint in the runtime's API model. */
  realTimeBytes: 6_291_456,
  /** What the current FAQ promises for real-time endpoints. */
  realTimeFaqBytes: 25 * 1024 * 1024,
  batchMaximumBytes: 100 * 1024 * 1024,
} as const;

export const HOSTING_VARIABLES = {
  bindToPort: "SAGEMAKER_BIND_TO_PORT",
  safePortRange: "SAGEMAKER_SAFE_PORT_RANGE",
  multiModel: "SAGEMAKER_MULTI_MODEL",
  defaultAccept: "SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT",
  batch: "SAGEMAKER_BATCH",
  maxPayloadInMb: "SAGEMAKER_MAX_PAYLOAD_IN_MB",
  batchStrategy: "SAGEMAKER_BATCH_STRATEGY",
  maxConcurrentTransforms: "SAGEMAKER_MAX_CONCURRENT_TRANSFORMS",
} as const;

/** Labels by which an image declares what it can do. */
export const CAPABILITY_LABELS = {
  bindToPort: "com.amazonaws.sagemaker.capabilities.accept-bind-to-port",
  multiModel: "com.amazonaws.sagemaker.capabilities.multi-models",
} as const;
