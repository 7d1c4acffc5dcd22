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

/** The same for an experiment that is run once more: nothing has the name of something before. */
export function namedAgain(platform: Platform, experiment: string): Platform {
  const renamed = decorated(platform, {
    startTrainingJob: (request) => platform.startTrainingJob({ ...request, jobName: `${request.jobName}-r` }),
  });
  return namedEndpoints(renamed, `${experiment}-r`);
}
