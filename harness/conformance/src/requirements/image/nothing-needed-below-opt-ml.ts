import { missedInServing } from "../../diagnosis/hidden-files.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence, lastLogEvidence, saidBy } from "../../requirement/evidence-of-training.ts";
import { listed } from "../../requirement/evidence-text.ts";
import { broken, doubtful, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { lastLogEvidence as lastServingLog } from "../serving/evidence-of-serving.ts";
import { imageIsRead } from "../sights/image.ts";

/** Hidden by what the platform mounts there. */
const HIDDEN = /^(?:input|model|output|checkpoints)\//;

export const nothingNeededBelowOptMl = requirement({
  id: "IMG-OPTML-09",
  section: "image",
  level: "MUST",
  sentence: "No file that the algorithm needs is baked below /opt/ml, except in /opt/ml/code.",
  why: "The platform mounts its own folders there: what the image has in /opt/ml/model or /opt/ml/input vanishes when the job starts.",
  causes: [
    "pretrained weights are copied to /opt/ml/model",
    "code or settings lie below /opt/ml/input",
    "a model of an earlier run was packed by docker commit",
  ],
  fix: "Keep them elsewhere: `COPY weights /opt/program/weights` (Dockerfile), and read them from there.",
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    awsGuide("adapt-training-container"),
    issue("aws/sagemaker-training-toolkit", 82),
    issue("aws/sagemaker-python-sdk", 2418),
    issue("aws/amazon-sagemaker-examples", 1234),
  ],
  needs: { look: lookAtImage },
  uses: { sample: trainOnSample, endpoint: serveModel },
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look, sample, endpoint }) {
    const images = [look.train, look.serve].filter((image) => image !== undefined);
    const baked = [...new Set(images.flatMap(({ belowOptMl }) => belowOptMl))].filter(
      (path) => !path.startsWith("code/"),
    );
    if (baked.length === 0) return pass();
    const paths = baked.map((path) => `/opt/ml/${path}`);
    const evidence = { label: "baked below /opt/ml", text: listed(paths, 8) };
    if (sample !== undefined && !succeeded(sample)) {
      const said = saidBy(sample);
      const missed = paths.filter((path, index) => HIDDEN.test(baked[index] ?? "") && said.includes(path));
      if (missed.length > 0) {
        return broken(
          `the job fails for want of ${listed(missed)}, which the platform's folder hides`,
          evidence,
          exitEvidence(sample),
          lastLogEvidence(sample),
        );
      }
    }
    const serving = endpoint === undefined ? undefined : missedInServing(endpoint, baked);
    if (endpoint !== undefined && serving !== undefined) {
      return broken(
        `${serving.what} for want of ${listed(serving.paths)}, which the model folder hides: ${serving.line}`,
        evidence,
        lastServingLog(endpoint),
      );
    }
    const hidden = baked.filter((path) => HIDDEN.test(path)).length;
    const what =
      hidden > 0
        ? `hidden by the platform's folders: ${hidden} of ${baked.length} files`
        : "in a folder that is reserved";
    return doubtful(
      "Nothing failed here because these files are hidden.",
      `files are baked below /opt/ml (${what}): ${listed(paths)}`,
      evidence,
    );
  },
});
