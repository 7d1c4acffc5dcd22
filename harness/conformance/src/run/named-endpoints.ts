import { decorated, type Platform } from "@byoa/platform";

/** Gives every endpoint of an experiment a name: the experiment's own, then `-2`, `-3`, … in the order of their starts. */
export function namedEndpoints(platform: Platform, experiment: string): Platform {
  let started = 0;
  return decorated(platform, {
    startEndpoint(request) {
      started += 1;
      return platform.startEndpoint({ name: started === 1 ? experiment : `${experiment}-${started}`, ...request });
    },
  });
}
