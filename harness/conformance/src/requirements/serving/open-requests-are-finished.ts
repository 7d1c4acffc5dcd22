import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { exchangeEvidence, exitEvidence, outcome } from "./evidence-of-serving.ts";
import { exchangeNamed, isOk } from "./exchanges.ts";

export const openRequestsAreFinished = requirement({
  id: "STOP-03",
  section: "serving",
  level: "SHOULD",
  sentence: "Requests that are open when SIGTERM comes are answered.",
  why: "Endpoints are updated and scaled in while traffic flows; each request that is dropped then is an error that a client sees.",
  causes: [
    "the process ends at once on SIGTERM",
    "nginx gets SIGTERM (fast shutdown) in place of SIGQUIT",
    "workers are killed before they have finished",
  ],
  fix: 'Stop accepting, finish, then end. Node: `process.on("SIGTERM", () => server.close(() => process.exit(0)))`; gunicorn and uvicorn do so by themselves; nginx: `STOPSIGNAL` does not help here, forward SIGTERM as `nginx -s quit`.',
  sources: [awsGuide("your-algorithms-inference-code"), reasoning("the 30 s of grace are there for this")],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  judge({ served }) {
    const { stop, closedAfterSigterm } = served;
    if (stop === undefined) return notTestable("it ended before it could be stopped", "HOST-PING-06");
    if (stop.killed && closedAfterSigterm !== true) return notTestable("SIGTERM is not heard", "STOP-01");
    const open = exchangeNamed(served, "in flight");
    if (open === undefined) return notTestable("no request is answered, so none can be open", "INV-OK-01");
    if (open.sentAtMs + open.totalMs < stop.signalledAtMs)
      return notApplicable("it answers too fast to be caught with a request open");
    if (open.response === undefined) {
      return broken(
        `a request that was open at SIGTERM got ${outcome(open)}`,
        exchangeEvidence(open),
        exitEvidence(served),
      );
    }
    return isOk(open) ? pass() : pass(`a request that was open at SIGTERM was answered with ${outcome(open)}`);
  },
});
