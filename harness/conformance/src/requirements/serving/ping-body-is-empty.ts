import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code } from "../../requirement/source.ts";
import { steadyPing } from "../sights/serving.ts";
import { pingsOf } from "./exchanges.ts";

export const pingBodyIsEmpty = requirement({
  id: "HOST-PING-04",
  section: "serving",
  level: "SHOULD",
  sentence: "The answer to `/ping` has an empty body.",
  why: "The documentation asks for it; the platform looks at the status only, and common model servers send a small JSON body.",
  causes: ["a framework that answers every route with a document"],
  fix: 'Send the status alone. Express: `response.sendStatus(200)` sends "OK", `response.status(200).end()` nothing; Flask: `return "", 200`.',
  sources: [
    awsGuide("your-algorithms-inference-code"),
    code(
      "aws/amazon-sagemaker-examples",
      "advanced_functionality/scikit_bring_your_own/container/decision_trees/predictor.py",
    ),
  ],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  passHasSeen: steadyPing,
  judge({ served }) {
    const bodies = pingsOf(served).map(({ response }) => response?.body.sizeBytes ?? 0);
    const largest = Math.max(0, ...bodies);
    return largest > 0
      ? pass(`/ping answers with a body of ${largest} ${largest === 1 ? "byte" : "bytes"}; the platform ignores it`)
      : pass();
  },
});
