import type { ContractPaths } from "@byoa/contract";
import { type Failure, failureOf } from "../../training/failure/failure.ts";
import { readHosts } from "../../training/hosts.ts";
import { log } from "../../training/log.ts";
import { holdsFiles } from "../../training/model/atomic-folder.ts";
import { jobPaths } from "../../training/paths.ts";
import { commandLine } from "../environment/command-line.ts";
import { lookAtMachine } from "../environment/machine.ts";
import { readScriptJob } from "../environment/script-job.ts";
import { scriptVariables } from "../environment/script-variables.ts";
import type { OpenObject } from "../source/bring-code.ts";
import { interpreterOf } from "../source/user-script.ts";
import { keepCode } from "./keep-code.ts";
import { PROGRAM_VARIABLE, prepareScript, SUBMIT_DIRECTORY_VARIABLE } from "./prepare-script.ts";
import { runScript, type ScriptEnd } from "./run-script.ts";
import { leaveFailure, scriptFailure } from "./script-failure.ts";

/**
 * Runs a training job whose algorithm is a script of the user's, and says the exit code for the process: the script's own;
 * 1 when there was no script to run, or when it ended well and saved no model. Never throws: a failure leaves its reason.
 */
export async function trainScript(openObject: OpenObject): Promise<number> {
  const paths = jobPaths();
  const failed = (exitCode: number, failure: Failure) => {
    leaveFailure(paths.failure, failure);
    return exitCode;
  };
  const stopEarly = () => process.exit(failed(1, failureFor("the job was stopped before its script was started")));
  process.on("SIGTERM", stopEarly).on("SIGINT", stopEarly);
  try {
    const job = readScriptJob(paths, await lookAtMachine(), process.env);
    const place = await prepareScript(job, openObject);
    const { program, moduleDirectory } = place;
    const script = [interpreterOf(program), program, ...commandLine(job.hyperparameters.user)] as const;
    // Names only: a value may be a secret.
    log(
      `running ${program} of ${moduleDirectory}; hyperparameters: ${Object.keys(job.hyperparameters.user).join(", ") || "none"}`,
    );
    process.off("SIGTERM", stopEarly).off("SIGINT", stopEarly);
    const end = await runScript({
      command: script,
      folder: paths.code,
      environment: {
        ...process.env,
        ...scriptVariables(job, place),
        [PROGRAM_VARIABLE]: program,
        [SUBMIT_DIRECTORY_VARIABLE]: moduleDirectory,
      },
    });
    const failure = failureAfter(end, program, paths);
    if (failure !== undefined) return failed(end.exitCode || 1, failure);
    if (readHosts(paths).isLeader) keepCode(paths, program);
    log(end.stoppedBy === undefined ? "training finished" : "stopped; the model saved last stays");
    return end.exitCode;
  } catch (error) {
    return failed(1, failureOf(error));
  }
}

/** What is wrong with how the script ended; undefined when nothing is. A script that was stopped may end as it likes, once there is a model. */
function failureAfter(end: ScriptEnd, program: string, paths: ContractPaths): Failure | undefined {
  const wasStopped = end.stoppedBy !== undefined && (end.exitCode === 0 || isEndOf(end.stoppedBy, end));
  if (end.exitCode !== 0 && !wasStopped) return scriptFailure(program, end);
  if (holdsFiles(paths.model) || !readHosts(paths).isLeader) return undefined;
  return failureFor(
    wasStopped
      ? "the job was stopped before there was a model to save"
      : `${program} ended without saving a model in ${paths.model}; SM_MODEL_DIR names that folder`,
  );
}

const SIGNAL_EXIT_CODES: Partial<Record<NodeJS.Signals, number>> = { SIGTERM: 143, SIGINT: 130 };

function isEndOf(stoppedBy: NodeJS.Signals, end: ScriptEnd): boolean {
  return end.signal === stoppedBy || end.exitCode === SIGNAL_EXIT_CODES[stoppedBy];
}

function failureFor(cause: string): Failure {
  return { cause, trace: "" };
}
