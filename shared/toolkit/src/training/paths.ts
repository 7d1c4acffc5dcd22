import { BASE_DIRECTORY, BASE_DIRECTORY_VARIABLE, type ContractPaths, contractPaths } from "@byoa/contract";

/** The job's paths: below `/opt/ml`, or below `SAGEMAKER_BASE_DIR` for a run without a container. */
export function jobPaths(environment: Readonly<Record<string, string | undefined>> = process.env): ContractPaths {
  return contractPaths((environment[BASE_DIRECTORY_VARIABLE] || BASE_DIRECTORY).replace(/\/+$/, ""));
}
