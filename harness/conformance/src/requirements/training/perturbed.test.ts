import { expect, test } from "vitest";
import type { PerturbedObservation } from "../../experiments/training/perturbed.ts";
import type { Omission } from "../../experiments/training/train-minimal.ts";
import type { Addition } from "../../experiments/training/train-tolerant.ts";
import type { Requirement } from "../../requirement/requirement.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { acceptsQuotedStrings } from "./accepts-quoted-strings.ts";
import { copesWithSeveralFiles } from "./copes-with-several-files.ts";
import { findsChannelsByName } from "./finds-channels-by-name.ts";
import { hasDefaults } from "./has-defaults.ts";
import { ignoresUnknownHyperparameters } from "./ignores-unknown-hyperparameters.ts";
import { leavesInputAlone } from "./leaves-input-alone.ts";
import { aDeclaredProfile, aFile, aJob, aProfile } from "./observations.fixture.ts";
import { readsTolerantly } from "./reads-tolerantly.ts";
import { said } from "./said.fixture.ts";

const ADDITIONS: Addition[] = ["quoted-strings", "unknown-hyperparameters", "extra-keys", "manifests", "several-files"];
const OMISSIONS: Omission[] = ["no-hyperparameters", "documented-only", "read-only-input"];

/** One job with all of them that went well; or one that failed, and each alone, of which only the named one fails. */
function tried<P extends string>(all: P[], failing?: P, words = ""): PerturbedObservation<P> {
  const failed = { exitCode: 1, failureText: words };
  const together = { perturbations: all, job: aJob(failing === undefined ? {} : failed) };
  const alone = all.map((one) => ({ perturbations: [one], job: aJob(one === failing ? failed : {}) }));
  return { kind: "perturbed", jobs: failing === undefined ? [together] : [together, ...alone] };
}

function judged(changes: {
  addition?: Addition;
  omission?: Omission;
  words?: string;
  sample?: Parameters<typeof aJob>[0];
}) {
  const observed = {
    sample: aJob(changes.sample),
    tolerant: tried(ADDITIONS, changes.addition, changes.words),
    minimal: tried(OMISSIONS, changes.omission, changes.words),
  };
  const all = [
    readsTolerantly,
    leavesInputAlone,
    findsChannelsByName,
    acceptsQuotedStrings,
    hasDefaults,
    ignoresUnknownHyperparameters,
    copesWithSeveralFiles,
  ];
  const verdicts = all.map((requirement: Requirement) => [
    requirement.id,
    said(judgementOf(requirement, observed, aDeclaredProfile())),
  ]);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== "pass"));
}

test("all hold when the jobs with everything and with nothing work", () => {
  expect(judged({})).toEqual({});
});

test("each perturbation is blamed on its own requirement and on no other", () => {
  expect({
    ...judged({ addition: "quoted-strings", words: 'criterion must be gini, not "gini"' }),
    ...judged({ addition: "unknown-hyperparameters", words: "unrecognized sagemaker_region" }),
    ...judged({ addition: "extra-keys", words: "unknown key topology" }),
    ...judged({ addition: "manifests", words: "no channel training-manifest" }),
    ...judged({ addition: "several-files", words: "cannot read .DS_Store" }),
    ...judged({ omission: "read-only-input", words: "EROFS: /opt/ml/input/data/x" }),
    ...judged({ omission: "no-hyperparameters", words: "Cannot read properties of undefined" }),
  }).toMatchInlineSnapshot(`
    {
      "CHAN-FILE-02": "broken: with a second file in a folder, and .DS_Store and _SUCCESS beside it, the job fails: cannot read .DS_Store (it stumbles over .DS_Store, bytes that are no text)",
      "TRAIN-CFG-03": "broken: with unknown keys and files in /opt/ml/input/config the job fails: unknown key topology",
      "TRAIN-HP-03": "broken: with JSON quotes around criterion the job fails: criterion must be gini, not "gini"",
      "TRAIN-HP-04": "broken: with hyperparameters {} the job fails and its failure file names none of them: Cannot read properties of undefined",
      "TRAIN-HP-05": "broken: with sagemaker_region, which the Python SDK adds, the job fails: unrecognized sagemaker_region",
      "TRAIN-IN-01": "broken: with /opt/ml/input mounted read-only the job fails: EROFS: /opt/ml/input/data/x",
      "TRAIN-IN-02": "broken: with a file <channel>-manifest beside each channel the job fails: no channel training-manifest",
    }
  `);
});

test("only the documented keys are enough", () => {
  expect(judged({ omission: "documented-only", words: "KeyError: 'instance_groups'" })).toMatchInlineSnapshot(`
    {
      "TRAIN-CFG-03": "broken: with only the documented keys and files the job fails: KeyError: 'instance_groups'",
    }
  `);
});

test("a job without hyperparameters may fail when its failure file names what is missing", () => {
  expect(judged({ omission: "no-hyperparameters", words: "hyperparameter epochs is required" })).toEqual({});
});

test("a file that appears, changes or goes below the input is broken; the same files are not", () => {
  const before = [aFile("data/training/a.csv", 10), aFile("data/training/b.csv", 10)];
  const changed = { ...aFile("data/training/a.csv", 10), sha256: "other" };
  const after = [changed, aFile("data/training/cache.bin")];
  expect(judged({ sample: { inputBefore: before, inputAfter: after } })).toMatchInlineSnapshot(`
    {
      "TRAIN-IN-01": "broken: made /opt/ml/input/data/training/cache.bin, changed /opt/ml/input/data/training/a.csv, removed /opt/ml/input/data/training/b.csv",
    }
  `);
  expect(judged({ sample: { inputBefore: before, inputAfter: before } })).toEqual({});
});

test("all need the user's data when the sample was refused", () => {
  const observed = {
    sample: aJob({ exitCode: 1, log: ["wants 12 columns"] }),
    tolerant: tried(ADDITIONS),
    minimal: tried(OMISSIONS),
  };
  expect(said(judgementOf(findsChannelsByName, observed, aProfile()))).toMatchInlineSnapshot(
    `"needs data: the image refused the Iris sample with exit code 1: wants 12 columns"`,
  );
  expect(said(judgementOf(acceptsQuotedStrings, observed, aProfile()))).toMatchInlineSnapshot(
    `"needs data: the image refused the Iris sample with exit code 1: wants 12 columns"`,
  );
});
