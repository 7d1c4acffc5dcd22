import type { UpErrorCode } from "@byoa/api/up-error";
import type { ConfigurationErrorCode, UsageErrorCode } from "@byoa/conformance";
import type { LabsErrorCode } from "@byoa/labs";
import type { PlatformErrorCode } from "@byoa/platform";
import type { ScaffoldErrorCode } from "@byoa/scaffold";
import type { SdkErrorCode } from "@byoa/sdk";
import { checkErrors } from "./check-errors.ts";
import type { ErrorEntry } from "./error-entry.ts";
import { labErrors } from "./lab-errors.ts";
import { platformErrors } from "./platform-errors.ts";
import { upErrors } from "./up-errors.ts";

/** Mistakes that the command line itself finds. */
export type CommandLineErrorCode = "bad-command-line" | "output-failed" | "internal-error";

export type ErrorCode =
  | UpErrorCode
  | ConfigurationErrorCode
  | UsageErrorCode
  | PlatformErrorCode
  | SdkErrorCode
  | ScaffoldErrorCode
  | LabsErrorCode
  | CommandLineErrorCode
  | "interrupted";

/** Every error that byoa can end with; the compiler holds it complete, a test holds docs/errors.md against it. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorEntry>> = {
  ...checkErrors,
  ...platformErrors,
  "bad-command-line": {
    exit: 2,
    meaning: "An unknown command or flag, a flag without its value, a value that the flag does not take.",
    next: "The line names the nearest one that exists; `byoa --help` shows all.",
  },
  "name-invalid": {
    exit: 2,
    meaning: "The name of an algorithm is not one that an image can have.",
    next: "Use lowercase letters, digits and hyphens; the message shows an example.",
  },
  "folder-exists": {
    exit: 2,
    meaning: "The folder for the new algorithm exists and is not empty. byoa never overwrites files.",
    next: "Another name, or another `--folder`.",
  },
  "template-unknown": {
    exit: 2,
    meaning: "There is no such template in that language.",
    next: "The message lists the available templates.",
  },
  "image-name-invalid": {
    exit: 2,
    meaning: "The image's name is empty or not one that an image can have, or the command takes no folder there.",
    next: "Write an image like my-team/my-image:1, and a folder like ./my-algorithm.",
  },
  "folder-not-found": {
    exit: 2,
    meaning:
      "What looks like a folder (`.`, `./x`, `../x`, `/x`, `x/`) is not there, is a file, or cannot be looked at.",
    next: "Paths start at the current folder.",
  },
  "no-dockerfile": {
    exit: 2,
    meaning: "A folder was given in place of an image, and holds no Dockerfile.",
    next: "Name an image, or the folder of the Dockerfile.",
  },
  "job-exists": {
    exit: 2,
    meaning: "A job of that name has run already.",
    next: "Choose another name, or leave `--job-name` out.",
  },
  "job-not-found": { exit: 2, meaning: "No job of that name has run here.", next: "`byoa jobs` lists them." },
  "job-name-invalid": {
    exit: 2,
    meaning: "The job's name is not one that SageMaker takes.",
    next: "1 to 63 letters, digits and hyphens, none at its ends.",
  },
  "jobs-folder-not-writable": {
    exit: 2,
    meaning: "The folder in which jobs are kept cannot be made or written.",
    next: "`--jobs-dir` another folder.",
  },
  "no-model": {
    exit: 2,
    meaning: "There is no model to serve or to transform with.",
    next: "Run `byoa train` first, or give a model.tar.gz.",
  },
  "cloud-not-available": {
    exit: 2,
    meaning: "An instance type or a path of SageMaker itself, which byoa does not reach yet.",
    next: "Use `local` and paths of this machine.",
  },
  ...labErrors,
  ...upErrors,
  "training-failed": { exit: 1, meaning: "The training job failed.", next: "The message holds its failure reason." },
  "transform-failed": { exit: 1, meaning: "Objects could not be transformed.", next: "The line names the first." },
  "endpoint-not-ready": {
    exit: 1,
    meaning: "The container never answered /ping with 200.",
    next: "`byoa check` says why, and how to fix it.",
  },
  "request-invalid": {
    exit: 2,
    meaning: "HTTP cannot carry the request: a header or the path holds characters that it does not allow.",
    next: "The line names the header or the path.",
  },
  "model-error": {
    exit: 1,
    meaning: "The endpoint refused the request, or gave no answer.",
    next: "The message quotes the response; see the container log for details.",
  },
  "output-failed": {
    exit: 3,
    meaning: "The result could not be written to the standard output.",
    next: "Free some space where the output is written.",
  },
  "internal-error": {
    exit: 3,
    meaning: "A fault of byoa itself, not of the image.",
    next: "The line names the file with the details (versions, command line, trace; secrets hidden): report it.",
  },
};
