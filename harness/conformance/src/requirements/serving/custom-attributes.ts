import { CONTRACT_HEADERS, CUSTOM_ATTRIBUTES_CHARACTERS } from "@byoa/contract";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi } from "../../requirement/source.ts";
import { responseTo } from "../sights/serving.ts";
import { exchangeEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, isOk } from "./exchanges.ts";

export const customAttributes = requirement({
  id: "INV-ATTR-08",
  section: "serving",
  level: "MAY",
  sentence: "A request may carry custom attributes, and an answer may: up to 1,024 visible characters.",
  why: "Clients hand over trace identifiers in them; they come back only when the server sends them.",
  causes: [
    "the header is parsed as if it had a fixed format",
    "attributes are sent back with line breaks or beyond ASCII",
  ],
  fix: "Take X-Amzn-SageMaker-Custom-Attributes for opaque text; to send it back, set the same header on the answer.",
  sources: [awsApi("runtime_InvokeEndpoint")],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: responseTo("a request with custom attributes", "custom attributes"),
  judge({ served }) {
    const exchange = exchangeNamed(served, "custom attributes");
    if (exchange === undefined) return notApplicable("no request with custom attributes was sent");
    if (!isOk(exchange)) {
      return broken(
        `the sample is answered with ${outcome(exchange)} when it carries custom attributes`,
        exchangeEvidence(exchange),
      );
    }
    const returned = exchange.response?.headers[CONTRACT_HEADERS.customAttributes];
    if (returned === undefined) return pass();
    if (returned.length > CUSTOM_ATTRIBUTES_CHARACTERS || /[^\x20-\x7e]/.test(returned)) {
      const finding = `the answer's custom attributes have ${returned.length} characters, or others than visible ASCII`;
      return broken(finding, exchangeEvidence(exchange));
    }
    return pass("custom attributes are sent back");
  },
});
