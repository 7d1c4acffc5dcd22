import { HOSTING_TIMEOUTS } from "@byoa/contract";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import type { ProfileLimits, ProfileResources, SoakProfile } from "./profile.ts";
import { durationMs, sizeBytes } from "./units.ts";

/** The contract's limits, those that a file configures in their place. */
export function profileLimits(file: ConfigurationFile | undefined): ProfileLimits {
  const limits = file?.configuration.limits;
  const startMs =
    limits?.start === undefined ? HOSTING_TIMEOUTS.startMs : (durationMs(limits.start) ?? HOSTING_TIMEOUTS.startMs);
  if (file !== undefined && (startMs < HOSTING_TIMEOUTS.startMinimumMs || startMs > HOSTING_TIMEOUTS.startMaximumMs)) {
    throw new ConfigurationError([
      {
        code: "config-invalid-value",
        what: `limits.start is ${limits?.start}, SageMaker takes 1m to 60m`,
        where: file.document.where(["limits", "start"]),
        next: "ContainerStartupHealthCheckTimeoutInSeconds is what it stands for.",
      },
    ]);
  }
  return {
    startMs,
    trainingMs: limits?.training === undefined ? undefined : durationMs(limits.training),
    invocationMs:
      (limits?.invocation === undefined ? undefined : durationMs(limits.invocation)) ?? HOSTING_TIMEOUTS.invocationMs,
    ...(limits?.log === undefined ? {} : { logBytes: bytesOf(limits.log) }),
  };
}

/** What is to be looked at over many requests. */
export function profileSoak(file: ConfigurationFile | undefined): SoakProfile | undefined {
  const soak = file?.configuration.soak;
  return soak && { requests: soak.requests, growthBytes: bytesOf(soak.growth) ?? 0 };
}

/** Limits that are handed on to the engine. */
export function profileResources(file: ConfigurationFile | undefined): ProfileResources {
  const resources = file?.configuration.resources;
  return {
    platform: resources?.platform,
    memoryBytes: bytesOf(resources?.memory),
    processes: resources?.processes,
    processors: resources?.cpus,
    diskBytes: bytesOf(resources?.disk),
    archiveBytes: bytesOf(resources?.archive),
    sharedMemoryBytes: bytesOf(resources?.sharedMemory),
    gpus: resources?.gpus === undefined ? undefined : String(resources.gpus),
  };
}

function bytesOf(size: string | number | undefined): number | undefined {
  return typeof size === "string" ? sizeBytes(size) : size;
}
