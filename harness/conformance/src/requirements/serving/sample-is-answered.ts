import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import type { Profile } from "../../profile/profile.ts";
import { broken, type Judgement, needsData, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { samplePrediction } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, outcome, seconds, tellingLine } from "./evidence-of-serving.ts";
import { exchangesNamed, isOk } from "./exchanges.ts";
import { unexpected } from "./unexpected.ts";

export const sampleIsAnswered = requirement({
  id: "INV-OK-01",
  section: "serving",
  level: "MUST",
  sentence: "`POST /invocations` answers 200 with the prediction.",
  why: "It is the only route that the platform sends requests to; everything else reaches the client as a model error (424).",
  causes: [
    "the route has another name (404) or does not take POST (405)",
    "the framework redirects to /invocations/",
    "the handler expects another format than the client sends",
    "the model that was trained cannot be used for a prediction",
  ],
  fix: 'Express: `app.post("/invocations", …)`; Flask: `@app.route("/invocations", methods=["POST"])` without a slash at the end; FastAPI: `@app.post("/invocations")`.',
  sources: [awsGuide("your-algorithms-inference-code"), reasoning("bad input is never guessed (contract 0.5)")],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06", "IMG-OPTML-09"],
  requires: takesInvocations,
  passHasSeen: samplePrediction,
  judge({ served }, profile) {
    const exchanges = exchangesNamed(served, "sample: ");
    if (exchanges.length === 0) return notApplicable("the profile has no sample request");
    for (const exchange of exchanges) {
      const judgement = judgeSample(exchange, served, profile);
      if (judgement.kind !== "pass") return judgement;
    }
    return pass();
  },
});

function judgeSample(exchange: Exchange, served: ServingObservation, profile: Profile): Judgement {
  const sample = profile.requests.find(({ name }) => exchange.name === `sample: ${name}`);
  if (isOk(exchange)) {
    const problem = sample?.expect === undefined ? undefined : unexpected(exchange, sample.expect);
    return problem === undefined
      ? pass()
      : broken(`the answer to ${sample?.name} ${problem}`, exchangeEvidence(exchange));
  }
  const evidence = [exchangeEvidence(exchange), lastLogEvidence(served)];
  const { response, error } = exchange;
  if (error === "timeout")
    return notTestable(`no answer within ${seconds(profile.limits.invocationMs)}`, "INV-TIME-02");
  if (response === undefined) return broken(`POST /invocations gets ${outcome(exchange)}`, ...evidence);
  const status = response.status;
  if (status >= 300 && status < 400) {
    return broken(
      `POST /invocations answers ${status}, a redirect to ${response.headers.location ?? "nowhere"}`,
      ...evidence,
    );
  }
  if (status === 404 || status === 405) {
    return broken(`POST /invocations answers ${status}: there is no such route for POST`, ...evidence);
  }
  if (!profile.declaredRequests && status >= 400) {
    const type = exchange.request.headers["Content-Type"] ?? "?";
    return needsData(
      `it answers ${status} to a line of Iris as ${type}; give a request of yours with --body and --content-type`,
    );
  }
  const line = status >= 500 ? tellingLine(served) : response.body.text?.trim().split("\n")[0]?.slice(0, 200);
  return broken(
    `the sample request ${sample?.name ?? ""} is answered with ${status}${line ? `: ${line}` : ""}`,
    ...evidence,
  );
}
