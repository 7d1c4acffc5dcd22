import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, reasoning } from "../../requirement/source.ts";
import { requestOpenAtSignal } from "../sights/serving.ts";
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
    "Node: `server.close()` and `closeIdleConnections()` cut a response that was ended and is not sent yet",
  ],
  fix: "Stop accepting, finish, then end. Node: from SIGTERM on answer with `Connection: close`, count the open responses, and call `server.close()` after the `close` event of the last one; gunicorn and uvicorn do so by themselves; nginx: `STOPSIGNAL` does not help here, forward SIGTERM as `nginx -s quit`.",
  sources: [awsGuide("your-algorithms-inference-code"), reasoning("the 30 s of grace are there for this")],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: takesInvocations,
  timed: {
    verdicts: ["pass", "broken", "not-applicable"],
    spans({ served }, _, verdict) {
      const open = exchangeNamed(served, "in flight");
      const { stop, busySpans } = served;
      if (open === undefined || stop === undefined) return [];
      const endedAtMs = open.sentAtMs + open.totalMs;
      // An answer after the signal's delivery is one on any machine, and so is a request that is dropped at once.
      if (verdict === "pass" && endedAtMs >= (stop.deliveredAtMs ?? Number.POSITIVE_INFINITY)) return [];
      if (verdict === "broken" && endedAtMs - stop.signalledAtMs < DROPPED_AT_ONCE_MS) return [];
      return [{ busySpans, fromMs: open.sentAtMs, toMs: Math.max(endedAtMs, stop.signalledAtMs) }];
    },
  },
  passHasSeen: requestOpenAtSignal,
  judge({ served }) {
    const { stop, closedAfterSigterm } = served;
    if (stop === undefined) return notTestable("it ended before it could be stopped", "HOST-PING-06");
    if (stop.killed && closedAfterSigterm !== true) return notTestable("SIGTERM does not reach the server", "STOP-01");
    const open = exchangeNamed(served, "in flight");
    if (open === undefined) return notTestable("no request is answered, so none can be open", "INV-OK-01");
    if (open.sentAtMs + open.totalMs < stop.signalledAtMs)
      return notApplicable("it answers too fast to be caught with a request open");
    if (isOk(open) && open.sentAtMs + open.totalMs < (stop.deliveredAtMs ?? 0))
      return notApplicable("the answer came before SIGTERM had been delivered");
    const status = open.response?.status;
    if (status === undefined || PROXY_LOST_IT.has(status)) {
      return broken(
        `a request that was open at SIGTERM ${whatItGot(open)}`,
        exchangeEvidence(open),
        exitEvidence(served),
      );
    }
    return isOk(open) ? pass() : pass(`a request that was open at SIGTERM was answered with ${outcome(open)}`);
  },
});

/** Later than this a server may have given up a request that a starved machine kept it from answering. */
const DROPPED_AT_ONCE_MS = 1_000;

/** What a proxy says when the server behind it is gone. */
const PROXY_LOST_IT: ReadonlySet<number> = new Set([502, 504]);

function whatItGot(open: Exchange): string {
  if (open.received === undefined) return `got ${outcome(open)}`;
  const cut = open.received.bodyBytes.toLocaleString("en");
  return `was cut after ${cut} bytes of the response (status ${open.received.status})`;
}
