import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { because, broken, notTestable, pass } from "../../requirement/judgement.ts";
import { stopSpans } from "../../requirement/machine-time.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { shellKeepsSignals } from "../image/shell-keeps-signals.ts";
import { signalledServer } from "../sights/serving.ts";
import { exitEvidence, lastLogEvidence, seconds } from "./evidence-of-serving.ts";

export const sigtermArrives = requirement({
  id: "STOP-01",
  section: "serving",
  level: "SHOULD",
  sentence: "SIGTERM reaches the server.",
  why: "The platform asks with SIGTERM and kills after 30 s: a server that ignores it makes every scale-in and every update 30 s longer, and loses its open requests.",
  causes: [
    "the entry point is in shell form: the shell is process 1 and keeps the signal",
    "a script starts the server without exec",
    "process 1 has no handler: the kernel ignores SIGTERM for it",
  ],
  fix: 'Dockerfile: `ENTRYPOINT ["python", "server.py"]`; shell script: `exec gunicorn …` as its last line; Node: `process.on("SIGTERM", () => server.close(() => process.exit(0)))`; Python: `signal.signal(signal.SIGTERM, …)`.',
  sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-training-toolkit", 125)],
  needs: { served: serveModel },
  uses: { look: lookAtImage },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  timed: { verdicts: ["broken"], spans: ({ served }) => (served.stop?.killed === true ? stopSpans(served) : []) },
  passHasSeen: signalledServer,
  judge({ served, look }) {
    const { stop, closedAfterSigterm } = served;
    if (stop === undefined) return notTestable("it ended before it could be stopped", "HOST-PING-06");
    if (!stop.killed || closedAfterSigterm === true) return pass();
    const finding = `the server kept running after SIGTERM and was killed after ${seconds(stop.graceMs)}`;
    const shell = shellKeepsSignals(look?.serve, stop.mainProcess);
    return because(shell, broken(finding, exitEvidence(served), lastLogEvidence(served)));
  },
});
