import { SERVING_PORT } from "./hosting.ts";

/** Headers of the platform's own requests, as access logs of real endpoints show them. */
export const PLATFORM_HEADERS = {
  host: `model.aws.local:${SERVING_PORT}`,
  "user-agent": "AHC/2.0",
} as const;

/** Headers with a meaning in the contract, lower case as HTTP libraries show them. */
export const CONTRACT_HEADERS = {
  customAttributes: "x-amzn-sagemaker-custom-attributes",
  targetModel: "x-amzn-sagemaker-target-model",
  targetVariant: "x-amzn-sagemaker-target-variant",
  inferenceId: "x-amzn-sagemaker-inference-id",
  sessionId: "x-amzn-sagemaker-session-id",
} as const;

/** Opaque text of at most this many visible US-ASCII characters. */
export const CUSTOM_ATTRIBUTES_CHARACTERS = 1024;
