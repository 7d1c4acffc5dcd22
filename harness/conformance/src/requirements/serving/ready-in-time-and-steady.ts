import { constants } from "node:os";
import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { startSpans } from "../../requirement/ended-by-our-limits.ts";
import { broken, type Judgement, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { withFallbackFix, withFix } from "../../requirement/with-fix.ts";
import { steadyPing } from "../sights/serving.ts";
import {
  answersEvidence,
  exchangeEvidence,
  exitEvidence,
  lastLogEvidence,
  outcome,
  reasonInLog,
  seconds,
} from "./evidence-of-serving.ts";
import { isOk, pingsOf } from "./exchanges.ts";
import { patience } from "./patience.ts";

/** Local mode of the Python SDK gives up then. */
const LOCAL_MODE_MS = 120_000;

const FIX_THE_ERROR =
  "Fix the error that /ping runs into; the finding quotes it. /ping needs no more than a look at a variable that is set once the model is loaded.";
const FIX_WHAT_STANDS_BEHIND =
  "A proxy answers for a server that is not there: start that server too, look in the log for why it ended, and let both name the same socket or port (nginx `proxy_pass`, gunicorn `--bind`).";
const ANSWER_PING_BESIDE_THE_LOAD =
  "Load the model beside the server, not in its only thread: answer /ping with 503 meanwhile. Node: a worker thread; Python: a thread started before the server, or gunicorn with `--threads 2`.";
const FIX_WHAT_ENDS_IT = "Find in its last log lines what ended it, and keep the server in the foreground.";
const NEEDS_MEMORY =
  "SIGKILL comes from a memory limit, mostly: start fewer workers (each loads the model), or give more: `--memory 8g` here, a larger instance type on SageMaker.";
const EACH_WORKER =
  "Load the model in every worker before it takes requests (gunicorn: `--preload`), and keep /ping at 200 once it was: an instance that answers anything else is replaced.";

export const readyInTimeAndSteady = requirement({
  id: "HOST-PING-06",
  section: "serving",
  level: "MUST",
  sentence:
    "The first 200 of `/ping` comes within the start limit (8 minutes unless configured), and every later one is 200 too.",
  why: "An endpoint that is not healthy in time fails to be created; one that is unhealthy later is replaced.",
  causes: [
    "the model is so large that it loads longer than the limit",
    "packages or models are downloaded at the start",
    "the readiness flag is set by a thread or a worker that failed",
    "several workers, of which one has no model",
  ],
  fix: "Put packages and large files into the image or the model archive, set ready after the first successful load, and raise ContainerStartupHealthCheckTimeoutInSeconds (60 to 3600) where loading must take longer; tell us with `limits: { start: 30m }`.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    awsApi("ProductionVariant"),
    issue("aws/amazon-sagemaker-examples", 815),
  ],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-03"],
  requires: servingRuns,
  timed: { verdicts: ["broken"], spans: ({ served }) => startSpans(served) },
  passHasSeen: steadyPing,
  judge({ served }) {
    return served.readiness.readyAtMs === undefined ? neverReady(served) : steady(served, served.readiness.readyAtMs);
  },
});

function neverReady(served: ServingObservation): Judgement {
  const { readiness } = served;
  if (readiness.gaveUp?.because === "slow-answer")
    return notTestable("/ping answers 200, but too late", "HOST-PING-05");
  const latest = readiness.answers.at(-1);
  const evidence = [answersEvidence(served), lastLogEvidence(served)];
  const waited = seconds(readiness.gaveUp?.atMs ?? readiness.limitMs);
  if (readiness.gaveUp?.because === "same-failure") {
    const error = reasonInLog(served);
    const said = error === undefined ? "" : `: ${error}`;
    return withFallbackFix(
      FIX_THE_ERROR,
      broken(`/ping answers 500 each time, with the same error${said}${patience(readiness)}`, ...evidence),
    );
  }
  if (latest?.status !== undefined) {
    const fix = [502, 504].includes(latest.status) ? FIX_WHAT_STANDS_BEHIND : undefined;
    return withFallbackFix(fix, broken(`/ping still answers ${latest.status} after ${waited}`, ...evidence));
  }
  if (readiness.gaveUp?.because === "killed-for-memory")
    return broken(`the memory limit killed its processes again and again, for ${waited}`, ...evidence);
  if (readiness.gaveUp?.because === "endless-answer")
    return withFix(
      "End the response: set Content-Length, or call `end()` after the last byte; /ping is no stream.",
      broken(`the response of /ping begins with ${latest?.begunStatus} and has no end after ${waited}`, ...evidence),
    );
  if (latest?.error === "timeout") {
    return withFallbackFix(
      ANSWER_PING_BESIDE_THE_LOAD,
      broken(`the server takes connections, and has not answered /ping after ${waited}`, ...evidence),
    );
  }
  return broken(`/ping has not answered after ${waited} (${latest?.error ?? "never asked"})`, ...evidence);
}

function steady(served: ServingObservation, readyAtMs: number): Judgement {
  const { exit, stop } = served;
  if (exit !== undefined && stop === undefined) {
    const finding = `the container ended by itself ${seconds(exit.atMs - readyAtMs)} after its first 200, with exit code ${exit.code}`;
    const judgement = broken(finding, exitEvidence(served), lastLogEvidence(served));
    const isKilled = exit.outOfMemory || exit.code === 128 + constants.signals.SIGKILL;
    return isKilled ? withFix(NEEDS_MEMORY, judgement) : withFallbackFix(FIX_WHAT_ENDS_IT, judgement);
  }
  const pings = pingsOf(served);
  const bad = pings.filter((ping) => !isOk(ping) && ping.error !== "timeout");
  const [example] = bad;
  if (example !== undefined) {
    const finding = `after its first 200, ${bad.length} of ${pings.length} pings got something else: ${outcome(example)}`;
    return withFallbackFix(EACH_WORKER, broken(finding, exchangeEvidence(example), lastLogEvidence(served)));
  }
  if (readyAtMs <= LOCAL_MODE_MS) return pass();
  return pass(
    `ready after ${seconds(readyAtMs)}: within the limit here, but local mode of the Python SDK gives up at 120 s`,
  );
}
