import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { responseTo } from "../sights/serving.ts";
import { exchangeEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, isOk } from "./exchanges.ts";

export const unknownHeadersAreIgnored = requirement({
  id: "INV-HDR-07",
  section: "serving",
  level: "MUST",
  sentence: "The server ignores headers that it does not know.",
  why: "The platform adds headers of its own, today's and tomorrow's; a server that refuses them answers nobody.",
  causes: ["a strict schema over the headers", "a small limit for the length of headers"],
  fix: 'Read the headers that you need and leave the rest alone; pydantic: `model_config = {"extra": "ignore"}`; nginx: `large_client_header_buffers 4 16k;`.',
  sources: [awsGuide("your-algorithms-inference-code")],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: responseTo("a request with unknown headers", "unknown headers"),
  judge({ served }) {
    const exchange = exchangeNamed(served, "unknown headers");
    if (exchange === undefined) return notApplicable("no request with unknown headers was sent");
    if (isOk(exchange)) return pass();
    const names = Object.keys(exchange.request.headers).filter((name) => /^x-/i.test(name));
    const finding = `the sample is answered with ${outcome(exchange)} when it carries ${names.join(", ")}`;
    return broken(finding, exchangeEvidence(exchange));
  },
});
