import { HOSTING_TIMEOUTS } from "@byoa/contract";
import type { Exchange } from "@byoa/platform";
import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { lateExchanges, limitIn } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { steadyPing } from "../sights/serving.ts";
import { answersEvidence, exchangeEvidence, seconds } from "./evidence-of-serving.ts";
import { overlaps, pingsOf } from "./exchanges.ts";

const WORTH_A_NOTE_MS = 1_000;

export const pingAnswersSoon = requirement({
  id: "HOST-PING-05",
  section: "serving",
  level: "MUST",
  sentence: "`/ping` answers within 2 s.",
  why: "The platform waits 2 s for each ping; an instance that misses them is taken out of service.",
  causes: [
    "the model is loaded, or a whole prediction computed, inside the ping handler",
    "ping asks a remote service",
  ],
  fix: "Load the model once when the server starts, keep the result in a variable, and let /ping only look at that variable.",
  sources: [awsGuide("your-algorithms-inference-code"), awsGuide("your-algorithms-batch-code")],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-03"],
  requires: servingRuns,
  timed: {
    verdicts: ["broken"],
    spans: ({ served }) => lateExchanges(served, idlePings(served), HOSTING_TIMEOUTS.pingMs),
  },
  passHasSeen: steadyPing,
  judge({ served }) {
    const { readiness } = served;
    if (readiness.readyAtMs === undefined) {
      const late = readiness.answers.findLast(({ tooLateMs }) => tooLateMs !== undefined);
      if (late?.tooLateMs === undefined || late.status !== 200)
        return notTestable("it never became ready", "HOST-PING-06");
      const finding = `every /ping takes ${seconds(late.tooLateMs)}; the platform waits 2 s`;
      return broken(finding, answersEvidence(served));
    }
    const idle = idlePings(served);
    const limitMs = limitIn(served, HOSTING_TIMEOUTS.pingMs);
    const late = idle.filter((ping) => ping.error === "timeout" || ping.totalMs > limitMs);
    const [example] = late;
    if (late.length > 1 && example !== undefined) {
      const finding = `${late.length} of ${idle.length} pings to the idle server took longer than 2 s`;
      return broken(finding, exchangeEvidence(example));
    }
    const slowest = Math.max(0, ...idle.map(({ totalMs }) => totalMs));
    return slowest > WORTH_A_NOTE_MS ? pass(`the slowest ping took ${seconds(slowest)}; the limit is 2 s`) : pass();
  },
});

/** Those that no other request was open beside. */
function idlePings(served: ServingObservation): Exchange[] {
  const others = served.exchanges.filter(({ name }) => name !== "ping");
  return pingsOf(served).filter((ping) => !others.some((other) => overlaps(ping, other)));
}
