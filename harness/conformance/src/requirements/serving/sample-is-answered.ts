import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import type { Profile } from "../../profile/profile.ts";
import { broken, type Judgement, needsData, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { withFallbackFix, withFix } from "../../requirement/with-fix.ts";
import { samplePrediction } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, outcome, reasonInLog, seconds } from "./evidence-of-serving.ts";
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

const OTHER_ANSWER =
  "Compare the whole response with `expect` in byoa.yaml: `byoa serve IMAGE` keeps the endpoint up for curl. Change what is wrong, the program or the expectation.";
const ENDS =
  "The server takes the request and drops the connection: look in the log for what ended the worker that had it, memory first.";
const FAILS_INSIDE =
  "Fix the error that the log shows for this request; `byoa serve IMAGE` keeps the endpoint up to try it again. A 5xx is always the program's own.";
const SEVERAL_MODELS =
  "The server is one for several models: serve it at a multi-model endpoint, with `LABEL com.amazonaws.sagemaker.capabilities.multi-models=true` in the Dockerfile; for an endpoint with one model it must answer without X-Amzn-SageMaker-Target-Model.";
const REFUSED: Readonly<Record<number, string>> = {
  400: "The request that byoa.yaml or the flags declare is refused as wrong: compare its body with what the handler reads (a header row, the label column, the key of the JSON).",
  401: "Take authentication out of /invocations: the platform sends no credentials, and has checked the caller before.",
  403: "Take authentication and CSRF protection out of /invocations: the platform sends neither credentials nor tokens.",
  406: "Answer in your default type when Accept is missing, or is a type that you do not have.",
  413: 'Take larger bodies: nginx `client_max_body_size 25m;`; Express `express.json({ limit: "25mb" })`.',
  415: "Accept the Content-Type that is declared for the sample, also with parameters (`text/csv; charset=utf-8`), or declare the one that the handler takes (`--content-type`).",
  422: "The framework's schema refuses the body (FastAPI with a model as parameter): take the body as it is (`await request.body()`), or declare the request that the schema describes.",
};

function judgeSample(exchange: Exchange, served: ServingObservation, profile: Profile): Judgement {
  const sample = profile.requests.find(({ name }) => exchange.name === `sample: ${name}`);
  if (isOk(exchange)) {
    const problem = sample?.expect === undefined ? undefined : unexpected(exchange, sample.expect);
    return problem === undefined
      ? pass()
      : withFix(OTHER_ANSWER, broken(`the answer to ${sample?.name} ${problem}`, exchangeEvidence(exchange)));
  }
  const evidence = [exchangeEvidence(exchange), lastLogEvidence(served)];
  const { response, error } = exchange;
  if (error === "timeout")
    return notTestable(`no answer within ${seconds(profile.limits.invocationMs)}`, "INV-TIME-02");
  if (response === undefined)
    return withFallbackFix(ENDS, broken(`POST /invocations gets ${outcome(exchange)}${inItsLog(served)}`, ...evidence));
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
  const line = status >= 500 ? reasonInLog(served) : response.body.text?.trim().split("\n")[0]?.slice(0, 200);
  const wantsModelName = status < 500 && /target[- ]?model/i.test(line ?? "");
  return withFallbackFix(
    status >= 500 ? FAILS_INSIDE : wantsModelName ? SEVERAL_MODELS : REFUSED[status],
    broken(
      `the sample request ${sample?.name ?? ""} is answered with ${status}${line ? `: ${line}` : ""}`,
      ...evidence,
    ),
  );
}

/** What the log says of a connection that was dropped: a worker's time limit or its end. */
function inItsLog(served: ServingObservation): string {
  const line = reasonInLog(served);
  return line === undefined ? "" : `; its log says "${line}"`;
}
