import type { TreeEntry } from "@byoa/platform";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, lastLogEvidence, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { modelFile } from "../sights/training.ts";

export const modelIsSaved = requirement({
  id: "TRAIN-MODEL-01",
  section: "training",
  level: "MUST",
  sentence: "The final model lies below /opt/ml/model before the process ends.",
  why: "Only that folder becomes model.tar.gz. The job is shown as Completed, and its archive is empty.",
  causes: [
    "saved to a folder of the program, to /tmp or to /opt/ml/output/model",
    "a relative path that is another one in the container",
    "saved by a background task that the end of the process cuts off",
  ],
  fix: 'Write to /opt/ml/model, and wait for it: `writeFileSync("/opt/ml/model/model.json", …)` (Node), `joblib.dump(model, "/opt/ml/model/model.joblib")` (Python), `cp model /opt/ml/model/` (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-output"),
    issue("aws/sagemaker-python-sdk", 3455),
    issue("aws/sagemaker-training-toolkit", 82),
  ],
  needs: { sample: trainOnSample },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: modelFile,
  judge({ sample }) {
    const { model, output, elsewhere = [] } = firstHost(sample);
    const files = model.filter((entry) => entry.type === "file" && entry.sizeBytes > 0);
    if (files.length > 0) return pass();
    const lost = [...output.map(below("/opt/ml/output")), ...elsewhere.map(below("/opt/ml"))].filter(
      (entry) => entry.type === "file" && /model/i.test(entry.path),
    );
    const hint = lost.length === 0 ? "" : `; elsewhere lies ${listed(lost.map(({ path }) => path))}`;
    const seen = model.length === 0 ? "/opt/ml/model is empty" : "/opt/ml/model holds no file with content";
    return broken(
      `the job ended with 0, and ${seen}${hint}`,
      treeEvidence("/opt/ml/model", model),
      lastLogEvidence(sample),
    );
  },
});

const below =
  (folder: string) =>
  (entry: TreeEntry): TreeEntry => ({ ...entry, path: `${folder}/${entry.path}` });
