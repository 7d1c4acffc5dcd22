import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { firstHost, treeEvidence } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { jobSucceeded } from "../sights/training.ts";

/** What the platform or its own toolkits keep there. */
const KNOWN = /^(?:data|metrics|profiler|intermediate|tensors|tensorboard)\/|^(?:failure|success)$/;

export const resultsInDataFolder = requirement({
  id: "TRAIN-OUT-01",
  section: "training",
  level: "SHOULD",
  sentence: "Results other than the model go to /opt/ml/output/data.",
  why: "Only /opt/ml/output/data becomes output.tar.gz. What lies beside it is gone with the instance.",
  causes: ["written to /opt/ml/output itself", "local mode packs the whole folder and hides the mistake"],
  fix: 'Write to /opt/ml/output/data: `writeFileSync("/opt/ml/output/data/metrics.json", …)` (Node), `open("/opt/ml/output/data/metrics.json", "w")` (Python), `> /opt/ml/output/data/metrics.json` (shell).',
  sources: [awsGuide("your-algorithms-training-algo-output"), awsGuide("model-train-storage")],
  needs: { sample: trainOnSample },
  dependsOn: ["TRAIN-EXIT-01"],
  requires: trainingSucceeds,
  passHasSeen: jobSucceeded,
  judge({ sample }) {
    const lost = firstHost(sample).output.filter((entry) => entry.type === "file" && !KNOWN.test(entry.path));
    if (lost.length === 0) return pass();
    const paths = lost.map(({ path }) => `/opt/ml/output/${path}`);
    return broken(`not collected: ${listed(paths)}`, treeEvidence("/opt/ml/output", lost));
  },
});
