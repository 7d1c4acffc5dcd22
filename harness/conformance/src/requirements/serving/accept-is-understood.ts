import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { mediaEssence } from "../../experiments/serving/payload/media-kind.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { code, issue } from "../../requirement/source.ts";
import { responseTo } from "../sights/serving.ts";
import { exchangeEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, isOk, isRefusal } from "./exchanges.ts";

export const acceptIsUnderstood = requirement({
  id: "INV-ACC-04",
  section: "serving",
  level: "SHOULD",
  sentence: "`Accept` may be missing, `*/*`, the type that the server gives, or one that it cannot give.",
  why: "Transform jobs send none, many clients send `*/*`; a handler that insists fails for them only.",
  causes: [
    "the header is read without a default (KeyError, undefined)",
    "`*/*` is compared as if it were a type",
    "an unsupported type raises and ends as 500",
  ],
  fix: 'Take a missing header and `*/*` for your default type, and answer 406 (or the default type) for what you do not have. Flask: `request.accept_mimetypes.best_match([...])`; Express: `request.accepts(["text/csv"])`.',
  sources: [
    code("aws/sagemaker-inference-toolkit", "src/sagemaker_inference/decoder.py"),
    issue("aws/sagemaker-containers", 142),
    issue("aws/amazon-sagemaker-examples", 729),
    issue("aws/sagemaker-python-sdk", 994),
  ],
  needs: { served: serveModel },
  dependsOn: ["INV-OK-01"],
  requires: takesInvocations,
  passHasSeen: responseTo("a request with another Accept", "accept "),
  judge({ served }) {
    for (const [name, words] of NEEDED) {
      const exchange = exchangeNamed(served, name);
      if (exchange === undefined || isOk(exchange)) continue;
      const accept = exchange.request.headers.Accept;
      // A page's type on a prediction is not what the server means: INV-RCT-05 tells of it.
      if (name === "accept exact" && accept === "text/html") continue;
      const how = accept === undefined ? words : `${words} (${accept})`;
      return broken(`the sample is answered with ${outcome(exchange)} when Accept ${how}`, exchangeEvidence(exchange));
    }
    const unmet = exchangeNamed(served, "accept unsupported");
    if (unmet === undefined || isRefusal(unmet)) return pass();
    if (!isOk(unmet)) {
      return broken(
        `an Accept that cannot be met is answered with ${outcome(unmet)}, not with 406`,
        exchangeEvidence(unmet),
      );
    }
    if (claimsUnmet(unmet)) {
      const finding = `a request for a type that no server offers (Accept) is answered with 200, and claims that type: ${unmet.request.headers.Accept}`;
      return broken(finding, exchangeEvidence(unmet));
    }
    return pass("an Accept that cannot be met is answered with 200 and the server's own type, as HTTP allows");
  },
});

const NEEDED = [
  ["accept absent", "is absent"],
  ["accept any", "is anything"],
  ["accept exact", "is the type that the server itself gave"],
] as const;

function claimsUnmet({ request, response }: Exchange): boolean {
  return mediaEssence(response?.headers["content-type"] ?? "") === mediaEssence(request.headers.Accept ?? "");
}
