import { sampleAnswered } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { serveOddRequests } from "../../experiments/serving/serve-odd-requests.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, issue } from "../../requirement/source.ts";
import { oddResponseTo } from "../sights/serving.ts";
import { exchangeEvidence, lastLogEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, exchangesNamed, isOk } from "./exchanges.ts";

export const takesChunks = requirement({
  id: "INV-CHUNK-19",
  section: "serving",
  level: "SHOULD",
  sentence: "The server takes a body that comes in many chunks, without Content-Length.",
  why: "Transform jobs with MaxPayloadInMB=0, and long bodies, come in chunked transfer coding: a server that reads Content-Length bytes only sees an empty body.",
  causes: [
    "the handler reads as many bytes as Content-Length says (Python: http.server, WSGI without wsgi.input_terminated)",
    "only the first part of the body is read",
    "the server refuses a request without a length (411)",
  ],
  fix: "Let the framework read the body. Node: collect every `data` event until `end`; Flask behind gunicorn: `request.get_data()`; http.server has no chunked bodies: put gunicorn or uvicorn in front.",
  sources: [awsApi("CreateTransformJob"), issue("aws/amazon-sagemaker-examples", 2793)],
  needs: { served: serveModel, odd: serveOddRequests },
  dependsOn: ["INV-OK-01"],
  requires: sampleAnswered,
  passHasSeen: oddResponseTo("a request in chunks", "in chunks"),
  judge({ served, odd }) {
    const chunked = exchangeNamed(odd, "in chunks");
    if (chunked === undefined) return notApplicable("no request in chunks was sent");
    const after = exchangeNamed(odd, "good after chunks");
    if (after === undefined || !isOk(after)) {
      const finding = `after a request in chunks a good one gets ${after === undefined ? "no answer" : outcome(after)}`;
      return broken(finding, exchangeEvidence(chunked), lastLogEvidence(odd));
    }
    if (!isOk(chunked))
      return broken(
        `the sample in chunks, without Content-Length, gets ${outcome(chunked)}`,
        exchangeEvidence(chunked),
        lastLogEvidence(odd),
      );
    const [sample] = exchangesNamed(served, "sample: ");
    const again = exchangeNamed(served, "repeated");
    const digest = sample?.response?.body.sha256;
    // A model that answers the same request differently, here or in another container, says nothing about chunks.
    if (digest === undefined || again?.response?.body.sha256 !== digest) return pass();
    if (after.response?.body.sha256 !== digest) return pass();
    if (chunked.response?.body.sha256 === digest) return pass();
    return broken(
      "the sample in chunks gets another prediction than the sample at once",
      exchangeEvidence(chunked),
      exchangeEvidence(after),
    );
  },
});
