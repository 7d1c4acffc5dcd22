import { HOSTING_TIMEOUTS } from "@byoa/contract";
import type { Exchange } from "@byoa/platform";
import { takesInvocations } from "../../diagnosis/serving-preconditions.ts";
import { type LoadObservation, serveUnderLoad } from "../../experiments/serving/serve-under-load.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { lateExchanges, limitIn } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { pingsUnderLoad } from "../sights/serving.ts";
import { exchangeEvidence, exitEvidence, lastLogEvidence, outcome, seconds } from "./evidence-of-serving.ts";
import { exchangesNamed, isOk } from "./exchanges.ts";

export const pingUnderLoad = requirement({
  id: "HOST-PING-08",
  section: "serving",
  level: "SHOULD",
  sentence: "`/ping` keeps answering within 2 s while invocations run.",
  why: "An instance that is busy and misses its pings is replaced under load, when it is needed most.",
  causes: [
    "a server with a single thread or a single worker",
    "computing that blocks the event loop (Node, asyncio)",
    "as many requests admitted as there are workers, none left for pings",
  ],
  fix: "Node: compute in a worker thread; gunicorn: `--workers 2` or more, or `--threads`; uvicorn: plain `def` handlers instead of `async def`, or run_in_executor; nginx: answer from a second upstream worker.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    issue("huggingface/sagemaker-huggingface-inference-toolkit", 13),
    issue("aws/amazon-sagemaker-examples", 1072),
  ],
  needs: { loaded: serveUnderLoad },
  dependsOn: ["HOST-PING-06", "INV-OK-01"],
  requires: takesInvocations,
  timed: {
    verdicts: ["broken"],
    spans: ({ loaded }) => lateExchanges(loaded, lastRound(loaded), HOSTING_TIMEOUTS.pingMs),
  },
  passHasSeen: pingsUnderLoad,
  judge({ loaded }) {
    if (exchangesNamed(loaded, "load").length === 0)
      return notApplicable("no request could be made to keep the server busy");
    const pings = lastRound(loaded);
    const limitMs = limitIn(loaded, HOSTING_TIMEOUTS.pingMs);
    const unconnected = pings.filter(({ error, connectMs }) => error === "timeout" && connectMs === undefined);
    if (unconnected.length > 1) return notTestable("pings got no connection", "HOST-CONN-09");
    const bad = pings.filter((ping) => !isOk(ping) || ping.totalMs - (ping.connectMs ?? 0) > limitMs);
    const [example] = bad;
    if (bad.length <= 1 || example === undefined) return pass(...slowest(pings.map(({ totalMs }) => totalMs)));
    if (loaded.exit !== undefined && loaded.stop === undefined) {
      const finding = `the container ended under load, with exit code ${loaded.exit.code}, and no ping was answered any more`;
      return broken(finding, exitEvidence(loaded), lastLogEvidence(loaded));
    }
    const finding = `while invocations ran, ${bad.length} of ${pings.length} pings were not answered with 200 within 2 s (${outcome(example)})`;
    return broken(finding, exchangeEvidence(example));
  },
});

/** A second round decides when pings were late in the first. */
function lastRound(loaded: LoadObservation): Exchange[] {
  const rounds = [2, 1].map((round) => exchangesNamed(loaded, `ping in round ${round}`));
  return rounds.find((round) => round.length > 0) ?? [];
}

function slowest(times: readonly number[]): string[] {
  const most = Math.max(0, ...times);
  return most > 1_000 ? [`the slowest ping under load took ${seconds(most)}; the limit is 2 s`] : [];
}
