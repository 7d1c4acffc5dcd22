import type { ContractPaths } from "@byoa/contract";
import { JobFault } from "../../training/job-fault.ts";
import type { ScriptJob } from "../environment/script-job.ts";
import type { ScriptPlace } from "../environment/training-properties.ts";
import { bringCode, type OpenObject } from "../source/bring-code.ts";
import { codeLocation, usualCodeLocation } from "../source/code-location.ts";
import { firstOf, namedScript, TRAINING_SCRIPTS, whatIsIn } from "../source/user-script.ts";

export const PROGRAM_VARIABLE = "SAGEMAKER_PROGRAM";
export const SUBMIT_DIRECTORY_VARIABLE = "SAGEMAKER_SUBMIT_DIRECTORY";

/**
 * Puts the user's code into `/opt/ml/code` and finds its script: the one that `SAGEMAKER_PROGRAM` or the hyperparameter
 * `sagemaker_program` names, else the first of the usual names.
 * @throws JobFault when there is no code or no such script
 */
export async function prepareScript(job: ScriptJob, openObject: OpenObject): Promise<ScriptPlace> {
  const { paths, hyperparameters, environment } = job;
  const submitDirectory =
    hyperparameters.own("sagemaker_submit_directory") ?? (environment[SUBMIT_DIRECTORY_VARIABLE] || undefined);
  const location = submitDirectory === undefined ? usualCodeLocation(paths) : codeLocation(submitDirectory);
  await bringCode(location, paths.code, openObject);
  const named = environment[PROGRAM_VARIABLE] || hyperparameters.own("sagemaker_program");
  const program = named === undefined ? usualScript(paths) : namedScript(named, paths.code);
  return { program, moduleDirectory: submitDirectory ?? paths.code };
}

function usualScript(paths: ContractPaths): string {
  const found = firstOf(TRAINING_SCRIPTS, paths.code);
  if (found !== undefined) return found;
  throw new JobFault(
    `no script to run in ${paths.code}: ${whatIsIn(paths.code)}. Call it train.mjs, or name it in the hyperparameter sagemaker_program; bring it in a channel "code", by sagemaker_submit_directory, or with COPY to ${paths.code}`,
  );
}
