import type { Tree } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { jobWith } from "../../experiments/training/perturbed.ts";
import { trainMinimal } from "../../experiments/training/train-minimal.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { jobSucceeded } from "../sights/training.ts";
import { endsBadly, howItFailed } from "./how-it-failed.ts";

export const leavesInputAlone = requirement({
  id: "TRAIN-IN-01",
  section: "training",
  level: "SHOULD",
  sentence: "Training never writes below /opt/ml/input.",
  why: "In FastFile mode the channels are mounted read-only: the job that worked in File mode ends with a permission error.",
  causes: [
    "archives are unpacked beside the data",
    "a cache or an index is written into the channel",
    "files are renamed or removed when they were read",
  ],
  fix: 'Write scratch data to /tmp: `mkdtempSync("/tmp/work-")` (Node), `tempfile.mkdtemp()` (Python), `mktemp -d` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-running-container"), awsGuide("model-access-training-data")],
  needs: { sample: trainOnSample, minimal: trainMinimal },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobSucceeded,
  judge({ sample, minimal }) {
    const { inputBefore, inputAfter } = firstHost(sample);
    const changed = changes(inputBefore, inputAfter);
    if (changed.length > 0) {
      const paths = changed.map(({ path, how }) => `${how} /opt/ml/input/${path}`);
      return broken(listed(paths), treeEvidence("/opt/ml/input after the job", inputAfter));
    }
    const readOnly = jobWith(minimal, "read-only-input");
    if (readOnly === undefined || succeeded(readOnly)) return pass();
    return broken(
      `with /opt/ml/input mounted read-only the job ${endsBadly(readOnly, sample)}`,
      ...howItFailed(readOnly),
    );
  },
});

/** FIFOs come and go by themselves; everything else that differs was written. */
function changes(before: Tree, after: Tree): { path: string; how: string }[] {
  const was = new Map(before.map((entry) => [entry.path, entry]));
  const is = new Map(after.map((entry) => [entry.path, entry]));
  const added = after.filter(({ path, type }) => type !== "fifo" && !was.has(path));
  const removed = before.filter(({ path, type }) => type !== "fifo" && !is.has(path));
  const written = after.filter(({ path, sha256 }) => {
    const old = was.get(path);
    return old?.sha256 !== undefined && sha256 !== undefined && old.sha256 !== sha256;
  });
  return [
    ...added.map(({ path }) => ({ path, how: "made" })),
    ...written.map(({ path }) => ({ path, how: "changed" })),
    ...removed.map(({ path }) => ({ path, how: "removed" })),
  ];
}
