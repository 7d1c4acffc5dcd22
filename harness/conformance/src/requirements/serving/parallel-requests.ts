import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { responseTo } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, exchangesNamed, isOk } from "./exchanges.ts";

export const parallelRequests = requirement({
  id: "INV-CONC-09",
  section: "serving",
  level: "SHOULD",
  sentence: "Requests that run at the same time are all answered, each with its own answer.",
  why: "The platform sends as many at once as clients do. An answer that belongs to another request is the worst fault of all: nobody sees it.",
  causes: [
    "state of a request kept in a global variable",
    "a model that is not safe for threads",
    "a queue that refuses the second request",
  ],
  fix: "Keep everything of a request in local variables; guard a model that is not safe for threads with a lock, or run one process for each worker.",
  sources: [awsGuide("your-algorithms-inference-code"), reasoning("socket and ping limits imply requests in parallel")],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: responseTo("requests that are sent together", "together "),
  judge({ served }) {
    const together = exchangesNamed(served, "together ");
    if (together.length === 0) return notApplicable("no requests were sent in parallel");
    const failed = together.filter((exchange) => !isOk(exchange));
    const [example] = failed;
    if (example !== undefined) {
      const finding = `${failed.length} of ${together.length} requests in parallel got something else than 200: ${outcome(example)}`;
      return broken(finding, exchangeEvidence(example), lastLogEvidence(served));
    }
    if (!isDeterministic(served)) return pass("answers differ from call to call, so a mix-up would not show");
    const mixed = together.filter((exchange) => answer(exchange) !== answer(alone(served, exchange)));
    const [wrong] = mixed;
    if (wrong !== undefined) {
      const finding = `${mixed.length} of ${together.length} requests in parallel got another answer than alone: they are mixed up`;
      return broken(
        finding,
        exchangeEvidence(wrong),
        ...[alone(served, wrong)].filter((one) => one !== undefined).map(exchangeEvidence),
      );
    }
    const different = new Set(together.map(answer)).size;
    return different > 1 ? pass() : pass("all inputs have the same answer, so a mix-up would not show");
  },
});

function alone(served: ServingObservation, { name }: Exchange): Exchange | undefined {
  return exchangeNamed(served, name.replace("together", "alone"));
}

const answer = (exchange: Exchange | undefined): string | undefined => exchange?.response?.body.sha256;

/** The same request three times, one after the other, has one answer. */
function isDeterministic(served: ServingObservation): boolean {
  const [sample] = exchangesNamed(served, "sample: ");
  const same = [sample, exchangeNamed(served, "repeated"), exchangeNamed(served, "alone 0")].filter(
    (one) => one !== undefined,
  );
  return new Set(same.filter(isOk).map(answer)).size <= 1;
}
