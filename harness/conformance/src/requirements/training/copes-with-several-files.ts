import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { trainTolerant } from "../../experiments/training/train-tolerant.ts";
import { saidBy } from "../../requirement/evidence-of-training.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { jobWithAdded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const copesWithSeveralFiles = requirement({
  id: "CHAN-FILE-02",
  section: "training",
  level: "SHOULD",
  sentence: "Training copes with several files in a channel, in folders too, and with files that are no data.",
  why: "A channel is whatever lies below an S3 prefix: parts written by another job, folders, and what tools leave there (_SUCCESS, .DS_Store).",
  causes: [
    "the first entry of the folder is opened",
    "a folder is opened as a file",
    "every file is parsed, whatever its name",
  ],
  fix: 'Walk the folder and take what has your ending: `readdirSync(dir, { recursive: true }).filter((f) => f.endsWith(".csv"))` (Node), `Path(dir).rglob("*.csv")` (Python), `find dir -name "*.csv"` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container"), awsGuide("model-access-training-data")],
  needs: { sample: trainOnSample, tolerant: trainTolerant },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobWithAdded("several-files"),
  judge({ sample, tolerant }) {
    const job = jobWith(tolerant, "several-files");
    if (job === undefined) return notApplicable("no channel has files: all are pipes");
    if (succeeded(job)) return pass();
    const added = addedFile(saidBy(job));
    const which = added === undefined ? "" : ` (it stumbles over ${added.what})`;
    const finding = `with a second file in a folder, and .DS_Store and _SUCCESS beside it, the job ${endsBadly(job, sample)}${which}`;
    return withFix(added?.fix, broken(finding, ...howItFailed(job)));
  },
});

interface AddedFile {
  readonly what: string;
  readonly fix: string;
}

const OTHER_NAMES =
  'Take what has your ending and leave the rest: `Path(dir).rglob("*.csv")` (Python), `.filter((file) => file.endsWith(".csv"))` (Node), `find dir -name "*.csv"` (shell).';

/** Which of the added files the program stumbles over, by its name or by what only that one can cause; undefined: its words do not show it. */
function addedFile(said: string): AddedFile | undefined {
  if (/\.DS_Store/.test(said) || NO_TEXT.test(said))
    return { what: ".DS_Store, bytes that are no text", fix: OTHER_NAMES };
  if (/_SUCCESS/.test(said) || EMPTY.test(said)) return { what: "_SUCCESS, an empty file", fix: OTHER_NAMES };
  if (FOLDER.test(said))
    return {
      what: "a folder that holds a second file",
      fix: 'Walk into folders: `readdirSync(dir, { recursive: true })` (Node), `Path(dir).rglob("*.csv")` (Python), `find dir -type f` (shell).',
    };
  return undefined;
}

const NO_TEXT =
  /codec can't decode|UnicodeDecodeError|invalid (?:start|continuation) byte|malformed (?:UTF-8|input)|not valid utf-?8|MalformedInputException/i;
const EMPTY = /EmptyDataError|No columns to parse|file is empty|empty file|no lines available/i;
const FOLDER = /IsADirectoryError|EISDIR|is a directory|\bpart-2\b/i;
