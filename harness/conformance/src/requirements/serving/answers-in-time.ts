import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { lateExchanges } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { sampleResponses } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, seconds } from "./evidence-of-serving.ts";
import { exchangesNamed } from "./exchanges.ts";

const WORTH_A_NOTE_MS = 10_000;

export const answersInTime = requirement({
  id: "INV-TIME-02",
  section: "serving",
  level: "MUST",
  sentence: "An invocation is answered within 60 s.",
  why: "The platform then gives the request up, and the client gets a model error.",
  causes: [
    "the model is loaded at the first request",
    "a proxy in the image has a shorter limit of its own (nginx: 60 s)",
    "a prediction that takes minutes",
  ],
  fix: "Load the model before /ping says 200; nginx: `proxy_read_timeout 60s;`; gunicorn: `--timeout 60`; for longer work use asynchronous inference or a transform job.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    awsGuide("realtime-endpoints-test-endpoints"),
    issue("aws/amazon-sagemaker-examples", 556),
    issue("aws/sagemaker-python-sdk", 1119),
  ],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: takesInvocations,
  timed: {
    verdicts: ["broken"],
    spans: ({ served }, { limits }) => lateExchanges(served, exchangesNamed(served, "sample: "), limits.invocationMs),
  },
  passHasSeen: sampleResponses,
  judge({ served }, profile) {
    const samples = exchangesNamed(served, "sample: ");
    if (samples.length === 0) return notApplicable("the profile has no sample request");
    const late = samples.find(({ error, totalMs }) => error === "timeout" || totalMs > profile.limits.invocationMs);
    if (late !== undefined) {
      const finding = `the sample request timed out: no answer within ${seconds(profile.limits.invocationMs)}`;
      return broken(finding, exchangeEvidence(late), lastLogEvidence(served));
    }
    const slowest = Math.max(...samples.map(({ totalMs }) => totalMs));
    return slowest > WORTH_A_NOTE_MS ? pass(`a sample request took ${seconds(slowest)} on this machine`) : pass();
  },
});
