import { decorated, type Platform } from "@byoa/platform";

/** The platform whose containers share the machine with `sideBySide() - 1` others: the platform's default limits are each one's part. */
export function limitedPlatform(platform: Platform, sideBySide: () => number): Platform {
  return decorated(platform, {
    startTrainingJob: (request) =>
      platform.startTrainingJob({ ...request, limits: { ...request.limits, sideBySide: sideBySide() } }),
    startEndpoint: (request) =>
      platform.startEndpoint({ ...request, limits: { ...request.limits, sideBySide: sideBySide() } }),
    startTransformJob: (request) =>
      platform.startTransformJob({ ...request, limits: { ...request.limits, sideBySide: sideBySide() } }),
  });
}
