import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, code, issue } from "../../requirement/source.ts";
import { responseByType } from "../sights/serving.ts";
import { exchangeEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, isOk, isRefusal } from "./exchanges.ts";

export const contentTypeIsRead = requirement({
  id: "INV-CT-03",
  section: "serving",
  level: "SHOULD",
  sentence: "The server reads `Content-Type`, parameters included, and refuses a type that it does not know with 415.",
  why: "Clients set it, often with a charset; a 500 hides from them what they did wrong.",
  causes: [
    'the header is compared as a whole: `== "text/csv"`',
    "an unknown type raises and ends as 500",
    "every body is taken for JSON",
  ],
  fix: 'Compare the part before the semicolon and answer 415 for the rest. Flask: `request.mimetype`; Express: `request.is("text/csv")`; elsewhere `header.split(";")[0].strip().lower()`.',
  sources: [
    awsApi("runtime_InvokeEndpoint"),
    code(
      "aws/amazon-sagemaker-examples",
      "advanced_functionality/scikit_bring_your_own/container/decision_trees/predictor.py",
    ),
    issue("aws/sagemaker-xgboost-container", 390),
  ],
  needs: { served: serveModel, odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: responseByType,
  judge({ served, odd }) {
    for (const [name, difference] of CHARSETS) {
      const exchange = exchangeNamed(served, name);
      if (exchange === undefined || isOk(exchange)) continue;
      if (exchange.error === "timeout")
        return notTestable(`the sample was not answered in time when its type ${difference}`);
      const type = exchange.request.headers["Content-Type"];
      return broken(
        `the sample is answered with ${outcome(exchange)} when its type ${difference}: ${type}`,
        exchangeEvidence(exchange),
      );
    }
    const unknown = exchangeNamed(odd, "unknown content type");
    if (unknown === undefined) return pass();
    if (isOk(unknown)) return pass("a content type that nobody knows is answered with 200");
    if (isRefusal(unknown)) {
      const status = unknown.response?.status;
      return status === 415 ? pass() : pass(`an unknown content type is refused with ${status}; 415 would say why`);
    }
    // How long a model takes over a type that it knows says nothing here; a slow one is judged by INV-TIME-02.
    if (unknown.error === "timeout")
      return notTestable("a request of an unknown content type was not answered in time");
    return broken(
      `an unknown content type is answered with ${outcome(unknown)}, not with 415`,
      exchangeEvidence(unknown),
    );
  },
});

const CHARSETS = [
  ["charset", "has a charset"],
  ["charset absent", "has no charset"],
] as const;
