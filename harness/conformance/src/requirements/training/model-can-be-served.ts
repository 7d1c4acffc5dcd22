import { pathOutsideIn } from "../../diagnosis/path-outside-model.ts";
import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { redact } from "../../secrets/redact.ts";
import { lastLogEvidence } from "../serving/evidence-of-serving.ts";
import { trainedModelUsed } from "../sights/serving.ts";

export const modelCanBeServed = requirement({
  id: "TRAIN-MODEL-04",
  section: "training",
  level: "SHOULD",
  sentence: "The archive that training makes can be loaded by serving.",
  why: "The archive is unpacked into /opt/ml/model of another machine, read-only. What was saved under an absolute path, or is looked for in a subfolder, is not found there.",
  causes: [
    "absolute paths are saved in the model",
    "the loader expects a folder model/ in the archive",
    "training and serving name the file differently",
  ],
  fix: 'Load from where the archive is unpacked: `readFileSync("/opt/ml/model/model.json")` (Node), `joblib.load("/opt/ml/model/model.joblib")` (Python), `/opt/ml/model/model` (shell).',
  sources: [
    awsGuide("your-algorithms-training-algo-output"),
    awsGuide("your-algorithms-inference-code"),
    issue("aws/sagemaker-python-sdk", 831),
    issue("aws/sagemaker-tensorflow-serving-container", 109),
  ],
  needs: { endpoint: serveModel },
  dependsOn: ["TRAIN-MODEL-01"],
  requires: servingRuns,
  passHasSeen: trainedModelUsed,
  judge({ endpoint }) {
    const outside = pathOutsideIn(endpoint);
    if (outside !== undefined) {
      return broken(
        `the server does not come up: the model names ${outside.path}, which is not in its archive: ${shorten(redact(outside.line, endpoint.environment), 160)}`,
        lastLogEvidence(endpoint),
      );
    }
    if (endpoint.model !== "trained") return notApplicable("the model that is served does not come from training");
    if (endpoint.readiness.readyAtMs !== undefined) {
      const first = endpoint.exchanges.find(({ request }) => request.path === "/invocations");
      const failed = first?.response === undefined ? first?.error !== undefined : first.response.status >= 500;
      return failed ? notTestable("the first invocation failed", "INV-OK-01") : pass();
    }
    const line = complaint(endpoint);
    if (line === undefined) return notTestable("the server did not come up", "HOST-PING-06");
    return broken(
      `with the model that training made the server does not come up: ${shorten(line, 160)}`,
      lastLogEvidence(endpoint),
    );
  },
});

/** A line in which the server says that something in the model folder is missing or cannot be read. */
function complaint({ log, environment }: ServingObservation): string | undefined {
  const found = log.find(
    ({ text }) =>
      text.includes("/opt/ml/model") &&
      /ENOENT|no such file|not found|does not exist|cannot|can't|unable|fail|error|missing/i.test(text),
  );
  return found === undefined ? undefined : redact(found.text.trim(), environment);
}
