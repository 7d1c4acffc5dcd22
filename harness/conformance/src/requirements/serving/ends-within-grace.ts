import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { stopSpans } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { signalledServer } from "../sights/serving.ts";
import { exitEvidence, lastLogEvidence, seconds } from "./evidence-of-serving.ts";

const SIGKILL_CODE = 137;

export const endsWithinGrace = requirement({
  id: "STOP-02",
  section: "serving",
  level: "SHOULD",
  sentence: "After SIGTERM the server ends by itself within 30 s.",
  why: "Then comes SIGKILL, whatever it is doing; each scale-in and each update waits that long.",
  causes: [
    "open keep-alive connections are waited for",
    "threads or children that nobody stops",
    "a supervisor that waits longer than 30 s",
  ],
  fix: "Close idle connections and set a limit of your own. Node: `server.closeIdleConnections()`; gunicorn: `--graceful-timeout 20`; uvicorn: `--timeout-graceful-shutdown 20`; nginx: `worker_shutdown_timeout 20s;`.",
  sources: [awsGuide("your-algorithms-inference-code")],
  needs: { served: serveModel },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  timed: { verdicts: ["broken"], spans: ({ served }) => (served.stop?.killed === true ? stopSpans(served) : []) },
  passHasSeen: signalledServer,
  judge({ served }) {
    const { stop, exit, closedAfterSigterm } = served;
    if (stop === undefined) return notTestable("it ended before it could be stopped", "HOST-PING-06");
    const evidence = [exitEvidence(served), lastLogEvidence(served)];
    if (stop.killed) {
      if (closedAfterSigterm !== true) return notTestable("SIGTERM does not reach the server", "STOP-01");
      return broken(
        `the server closed its port after SIGTERM, and had not ended after ${seconds(stop.graceMs)}`,
        ...evidence,
      );
    }
    if (exit?.code === SIGKILL_CODE)
      return broken("something inside killed the server after SIGTERM (exit code 137)", ...evidence);
    return pass();
  },
});
