import type { ConfigurationErrorCode, UsageErrorCode } from "@byoa/conformance";
import type { ErrorEntry } from "./error-entry.ts";

/** Mistakes in a byoa.yaml, and in what a check is asked for. */
export const checkErrors: Readonly<Record<ConfigurationErrorCode | UsageErrorCode, ErrorEntry>> = {
  "no-image": { exit: 2, meaning: "No image was given, and byoa.yaml names none.", next: "`byoa check IMAGE`." },
  "no-name": { exit: 2, meaning: "`byoa new` needs a name.", next: "`byoa new my-algorithm`." },
  "output-exists": {
    exit: 2,
    meaning: "The output folder exists and is not empty. byoa never overwrites files.",
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
  "unknown-id": {
    exit: 2,
    meaning: "No requirement has that ID, and the text matches no known symptom.",
    next: "The line names the nearest one; `byoa list` and docs/symptoms.md show all.",
  },
  "nothing-selected": {
    exit: 2,
    meaning: "A pattern matches no requirement, or --only, --skip and --level together leave none.",
    next: "`byoa list` shows what there is.",
  },
  "flag-invalid": {
    exit: 2,
    meaning: "The flag does not accept this value.",
    next: "The message shows the accepted form.",
  },
  "config-not-found": {
    exit: 2,
    meaning: "The file given with --config does not exist.",
    next: "Give the path of a byoa.yaml.",
  },
  "config-not-readable": {
    exit: 2,
    meaning: "The configuration file cannot be read.",
    next: "Check what it is and who may read it.",
  },
  "config-not-yaml": { exit: 2, meaning: "byoa.yaml is not YAML.", next: "Fix the syntax at the place named." },
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
    next: "Fix the pattern at the place named.",
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
    meaning: "The folder given with --replay holds no saved run.",
    next: "Give the report folder of an earlier `byoa check`.",
  },
  "log-not-readable": {
    exit: 2,
    meaning:
      "The log that `byoa explain @FILE` or `byoa explain -` is to read is not there, is a folder, or may not be read.",
    next: "The path of a text file after the `@`; paths start at the folder you are in.",
  },
};
