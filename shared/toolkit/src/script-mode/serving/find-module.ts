import { extname, join, resolve } from "node:path";
import { jobPaths } from "../../training/paths.ts";
import { bringCode, type OpenObject } from "../source/bring-code.ts";
import { codeLocation } from "../source/code-location.ts";
import { firstOf, SERVING_MODULES, whatIsIn } from "../source/user-script.ts";
import { codeInModel, keptProgram } from "../training/keep-code.ts";
import { PROGRAM_VARIABLE, SUBMIT_DIRECTORY_VARIABLE } from "../training/prepare-script.ts";

/**
 * The user's serving module. `SAGEMAKER_SUBMIT_DIRECTORY` names its folder, else the model's `code/` or `/opt/ml/code` is
 * looked into; in it `SAGEMAKER_PROGRAM` names it, else it is `serve.mjs` or `inference.mjs`, else the script that trained.
 * That one comes last: loading a script that was not made for it would train.
 * @throws Error with one line when there is none
 */
export async function findServingModule(modelFolder: string, openObject: OpenObject): Promise<string> {
  const named = process.env[PROGRAM_VARIABLE] || undefined;
  const folders = await codeFolders(modelFolder, openObject);
  for (const folder of folders) {
    const program =
      named === undefined ? (firstOf(SERVING_MODULES, folder) ?? keptModule(folder)) : firstOf([named], folder);
    if (program === undefined) continue;
    // For the threads that answer large bodies: they find the same module without looking or fetching again.
    process.env[PROGRAM_VARIABLE] = program;
    process.env[SUBMIT_DIRECTORY_VARIABLE] = folder;
    return join(folder, program);
  }
  const wanted = named === undefined ? "no serve.mjs or inference.mjs" : `no ${named} (${PROGRAM_VARIABLE})`;
  const looked = folders.map((folder) => `${folder}: ${whatIsIn(folder)}`).join("; ");
  throw new Error(`there is ${wanted} with a model_fn to serve with. ${looked}`);
}

async function codeFolders(modelFolder: string, openObject: OpenObject): Promise<readonly string[]> {
  const paths = jobPaths();
  const submitDirectory = process.env[SUBMIT_DIRECTORY_VARIABLE] || undefined;
  if (submitDirectory === undefined) return [codeInModel(modelFolder), paths.code];
  const location = codeLocation(submitDirectory);
  if (location.kind === "folder") return [resolve(location.path)];
  await bringCode(location, paths.code, openObject);
  return [paths.code];
}

function keptModule(folder: string): string | undefined {
  const program = keptProgram(folder);
  return program === undefined || extname(program) === ".sh" ? undefined : firstOf([program], folder);
}
