import { SERVING_PORT } from "@byoa/contract";
import { whereItListens } from "@byoa/platform";
import { originOfPort } from "../../diagnosis/origin-of-port.ts";
import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFallbackFix, withFix } from "../../requirement/with-fix.ts";
import { portIsOpen } from "../sights/serving.ts";
import { answersEvidence, lastLogEvidence, seconds, socketList, socketsEvidence } from "./evidence-of-serving.ts";
import { patience } from "./patience.ts";

const PLAIN_HTTP =
  "Speak plain HTTP/1.1 on this port: take the certificate and `ssl` out of the server's settings. The platform encrypts on the way to the container.";
const STARTS_TO_LISTEN =
  "Find what the program waits for before it listens (its last log lines say how far it came), or let it listen first and answer /ping with 503 until it is ready.";

export const listensOnPort = requirement({
  id: "HOST-PORT-01",
  section: "serving",
  level: "MUST",
  sentence: `The server speaks HTTP on port ${SERVING_PORT}.`,
  why: "The platform asks there and nowhere else; ports are neither published nor mapped.",
  causes: [
    "the framework's own port: Flask 5000, FastAPI and Django 8000, Express 3000, nginx 80",
    "the server speaks HTTPS",
    "the server starts to listen only after work that never ends",
  ],
  fix: 'Listen on 8080. Express: `app.listen(8080, "0.0.0.0")`; Flask: `app.run(host="0.0.0.0", port=8080)`; gunicorn: `--bind 0.0.0.0:8080`; uvicorn: `--host 0.0.0.0 --port 8080`; nginx: `listen 8080;`.',
  sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-python-sdk", 1554)],
  facets: ["own-network"],
  needs: { served: serveModel },
  uses: { look: lookAtImage },
  dependsOn: ["IMG-SERVE-04"],
  requires: servingRuns,
  passHasSeen: portIsOpen,
  judge({ served, look }) {
    const { readiness } = served;
    if (readiness.readyAtMs !== undefined) return pass();
    if (readiness.gaveUp?.because === "not-http" || readiness.answers.at(-1)?.error === "not-http") {
      const finding = `what answers on port ${SERVING_PORT} does not speak plain HTTP/1.1${patience(readiness)}`;
      return withFix(PLAIN_HTTP, broken(finding, answersEvidence(served), socketsEvidence(served)));
    }
    if (readiness.answers.some(({ status, error }) => status !== undefined || error === "timeout")) return pass();
    const evidence = [answersEvidence(served), socketsEvidence(served), lastLogEvidence(served)];
    switch (whereItListens(readiness.sockets, SERVING_PORT)) {
      case "reachable":
      case "loopback-only":
        return pass();
      case "other-port": {
        const answering = readiness.gaveUp?.answeringPort;
        const there = answering === undefined ? "" : `; /ping on port ${answering} answers 200`;
        const seen = socketList(readiness.sockets);
        const port = answering ?? readiness.sockets[0]?.port;
        const origin = originOfPort(port, look?.serve, served.log);
        const because = origin?.aside === undefined ? "" : ` (${origin.aside})`;
        const finding = `the server listens on ${seen}, not on port ${SERVING_PORT}${because}${there}${patience(readiness)}`;
        return withFix(origin?.fix, broken(finding, ...evidence));
      }
      case "nowhere":
        return withFallbackFix(
          STARTS_TO_LISTEN,
          broken(`nothing listens on port ${SERVING_PORT} after ${seconds(readiness.limitMs)}`, ...evidence),
        );
    }
  },
});
