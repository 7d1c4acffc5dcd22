import type { ConfigurationErrorCode, UsageErrorCode } from "@byoa/conformance";
import type { LabsErrorCode } from "@byoa/labs";
import type { PlatformErrorCode } from "@byoa/platform";
import type { ScaffoldErrorCode } from "@byoa/scaffold";
import type { SdkErrorCode } from "@byoa/sdk";
import type { ErrorEntry } from "./error-entry.ts";
import { labErrors } from "./lab-errors.ts";

/** Mistakes that the command line itself finds. */
export type CommandLineErrorCode = "bad-command-line" | "output-failed" | "internal-error";

export type ErrorCode =
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
  "bad-command-line": {
    exit: 2,
    meaning: "An unknown command or flag, a flag without its value, a value that the flag does not take.",
    next: "The line names the nearest one that exists; `byoa --help` shows all.",
  },
  "no-image": { exit: 2, meaning: "No image was given, and byoa.yaml names none.", next: "`byoa check IMAGE`." },
  "no-name": { exit: 2, meaning: "An algorithm was to be made, and has no name.", next: "`byoa new my-algorithm`." },
  "output-exists": {
    exit: 2,
    meaning: "The folder that is to be written is there and not empty. Nothing is ever overwritten.",
    next: "Another `--output`, or remove it.",
  },
  "config-exists": {
    exit: 2,
    meaning: "A byoa.yaml is there already.",
    next: "`--force` overwrites it; `--folder` puts the new one elsewhere.",
  },
  "manifest-not-accepted": {
    exit: 2,
    meaning:
      "The image would be pushed with a manifest that SageMaker refuses: an OCI one, or an index of several platforms.",
    next: "Build it again as the line says.",
  },
  "name-invalid": {
    exit: 2,
    meaning: "The name of an algorithm is not one that an image can have.",
    next: "Small letters, digits and hyphens; the line has an example.",
  },
  "folder-exists": {
    exit: 2,
    meaning: "The folder of a new algorithm is there and not empty. Nothing is ever overwritten.",
    next: "Another name, or another `--folder`.",
  },
  "template-unknown": {
    exit: 2,
    meaning: "There is no such template in that language.",
    next: "The line names those that there are.",
  },
  "unknown-id": {
    exit: 2,
    meaning: "There is no requirement of that ID, and no known symptom in that text.",
    next: "The line names the nearest one; `byoa list` and docs/symptoms.md show all.",
  },
  "nothing-selected": {
    exit: 2,
    meaning: "A pattern matches nothing, or --only, --skip and --level together leave nothing.",
    next: "`byoa list` shows what there is.",
  },
  "flag-invalid": {
    exit: 2,
    meaning: "A flag's value is not what the flag takes.",
    next: "The line shows how to write it.",
  },
  "config-not-found": {
    exit: 2,
    meaning: "The file behind --config is not there.",
    next: "Give the path of a byoa.yaml.",
  },
  "config-not-readable": {
    exit: 2,
    meaning: "The configuration file cannot be read.",
    next: "Check what it is and who may read it.",
  },
  "config-not-yaml": { exit: 2, meaning: "byoa.yaml is not YAML.", next: "Mend the syntax at the place named." },
  "config-unknown-key": {
    exit: 2,
    meaning: "byoa.yaml has a key that does not exist.",
    next: "The line names the nearest one.",
  },
  "config-invalid-value": {
    exit: 2,
    meaning: "A value in byoa.yaml has the wrong shape or exceeds a limit of the contract.",
    next: "`harness/conformance/byoa.schema.json` has the shape; editors use it for completion.",
  },
  "config-bad-regex": {
    exit: 2,
    meaning: "A regular expression in byoa.yaml does not compile.",
    next: "Mend the pattern at the place named.",
  },
  "config-file-missing": {
    exit: 2,
    meaning: "A file or folder that byoa.yaml or a flag names is not there, or a channel holds no file.",
    next: "Paths in byoa.yaml start at its folder, paths in flags at the current one.",
  },
  "report-folder-not-writable": {
    exit: 2,
    meaning: "The report folder cannot be written, or its disk is full.",
    next: "`--report` another folder, or `--no-report`.",
  },
  "replay-not-readable": {
    exit: 2,
    meaning: "The folder behind --replay holds no saved run.",
    next: "Give the report folder of an earlier `byoa check`.",
  },
  "log-not-readable": {
    exit: 2,
    meaning:
      "The log that `byoa explain @FILE` or `byoa explain -` is to read is not there, is a folder, or may not be read.",
    next: "The path of a text file after the `@`; paths start at the folder you are in.",
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
  "image-not-found": {
    exit: 2,
    meaning: "The image is not on the engine, and no registry has it.",
    next: "Build it (`docker build -t NAME .`) or check its name.",
  },
  "image-pull-failed": {
    exit: 2,
    meaning: "The image is not on the engine and could not be pulled.",
    next: "Check the network and the registry's login, or pull it by hand.",
  },
  "image-build-failed": {
    exit: 2,
    meaning: "The folder that was given, or one of this project's own images, does not build.",
    next: "The line has the last words of the build.",
  },
  "input-not-readable": {
    exit: 2,
    meaning: "A channel's file cannot be read.",
    next: "Check the path and who may read it.",
  },
  "model-not-readable": {
    exit: 2,
    meaning: "The model to serve is neither a folder nor a readable model.tar.gz.",
    next: "Check `--model`.",
  },
  "archive-escapes": {
    exit: 2,
    meaning: "An archive has members that would be unpacked outside their folder.",
    next: "Pack it again with relative paths.",
  },
  "archive-too-large": {
    exit: 2,
    meaning: "An archive exceeds a limit: of members, of bytes once unpacked, of depth, or of the length of a name.",
    next: "Leave out what is not needed, or shorten the paths; the message names the limit.",
  },
  "folder-not-writable": {
    exit: 2,
    meaning: "The folder in which jobs keep their archives cannot be written.",
    next: "`--report` another folder; without `--keep` it is the system's temporary folder (TMPDIR).",
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
    next: "`byoa train` makes one; or give a model.tar.gz.",
  },
  "cloud-not-available": {
    exit: 2,
    meaning: "An instance type or a path of SageMaker itself, which byoa does not reach yet.",
    next: "Use `local` and paths of this machine.",
  },
  ...labErrors,
  "training-failed": { exit: 1, meaning: "The training job failed.", next: "The line has its failure reason." },
  "transform-failed": { exit: 1, meaning: "Objects could not be transformed.", next: "The line names the first." },
  "endpoint-not-ready": {
    exit: 1,
    meaning: "The container never answered /ping with 200.",
    next: "`byoa check` says why, and how to mend it.",
  },
  "request-invalid": {
    exit: 2,
    meaning: "HTTP cannot carry the request: a header or the path holds characters that it does not allow.",
    next: "The line names the header or the path.",
  },
  "model-error": {
    exit: 1,
    meaning: "The endpoint refused the request, or gave no answer.",
    next: "The line has its words; its log has more.",
  },
  "engine-not-reachable": {
    exit: 3,
    meaning: "No container engine answers.",
    next: "Start Docker; check DOCKER_HOST.",
  },
  "engine-failed": {
    exit: 3,
    meaning: "The container engine answered with an error of its own.",
    next: "The line has its words; look into its log.",
  },
  "container-removed": {
    exit: 3,
    meaning: "Something other than byoa removed a container, or took its network away, while byoa used it.",
    next: "Run again, and leave containers and networks named `byoa-…` alone.",
  },
  "left-behind": {
    exit: 3,
    meaning: "The container engine did not remove everything within the time that closing may take.",
    next: "The line names what is left and the command that removes it; the next run removes it, too.",
  },
  "pipes-not-available": {
    exit: 3,
    meaning: "Named pipes cannot be shared with containers here.",
    next: "Run on a Linux host for Pipe mode, or leave the capability out.",
  },
  "program-not-found": {
    exit: 2,
    meaning: "Without containers the image is a program's folder: this one is none, or does not say how it is run.",
    next: "`command` in its byoa.yaml, or `main` in its package.json.",
  },
  "port-in-use": {
    exit: 2,
    meaning: "The port at which the endpoint is to be reached is taken: by another `byoa serve`, for example.",
    next: "`--port` another one.",
  },
  "not-recorded": {
    exit: 3,
    meaning: "A recorded platform was asked for a job, an endpoint or an answer that the recorded run did not ask for.",
    next: "Record the run again with the present experiments.",
  },
  "disk-full": {
    exit: 3,
    meaning: "There is no room left on a disk that the run needs.",
    next: "Make room, then run again.",
  },
  "output-failed": {
    exit: 3,
    meaning: "The result could not be written to the standard output.",
    next: "Make room where it goes.",
  },
  "internal-error": {
    exit: 3,
    meaning: "A fault of byoa itself, not of the image.",
    next: "The line names the file with the details (versions, command line, trace; secrets hidden): report it.",
  },
  interrupted: {
    exit: 130,
    meaning: "Ctrl-C or SIGTERM. Containers, networks and volumes of the run were removed.",
    next: "Press Ctrl-C a second time to leave at once; then some may stay.",
  },
};
