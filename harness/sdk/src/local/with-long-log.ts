import { LONG_LOG_BYTES, type ResourceLimits } from "@byoa/platform";

/** One job, of any length, on this machine: more of its log can be kept than of each of a check's dozen. */
export const withLongLog = (limits: ResourceLimits | undefined): ResourceLimits => ({
  ...limits,
  logBytes: limits?.logBytes ?? LONG_LOG_BYTES,
});
