import { SERVING_PORT } from "@byoa/contract";
import { whereItListens } from "@byoa/platform";
import { originOfPort } from "../../diagnosis/origin-of-port.ts";
import { servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { portIsOpen } from "../sights/serving.ts";
import { answersEvidence, socketList, socketsEvidence } from "./evidence-of-serving.ts";
import { patience } from "./patience.ts";

export const listensOnAllInterfaces = requirement({
  id: "HOST-BIND-02",
  section: "serving",
  level: "MUST",
  sentence: "The server listens on all interfaces.",
  why: 'The platform talks to the container from outside. A server on the loopback interface looks healthy from within, and the endpoint says only "did not pass the ping health check".',
  causes: [
    "the framework's default is 127.0.0.1: Flask, uvicorn, Fastify, Django's runserver",
    "localhost in a configuration file",
  ],
  fix: 'Listen on 0.0.0.0. Express: `app.listen(8080, "0.0.0.0")`; Flask: `app.run(host="0.0.0.0", port=8080)`; gunicorn: `--bind 0.0.0.0:8080`; uvicorn: `--host 0.0.0.0 --port 8080`; nginx: `listen 8080;`.',
  sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-python-sdk", 4115)],
  facets: ["own-network"],
  needs: { served: serveModel },
  dependsOn: ["HOST-PORT-01"],
  requires: servingRuns,
  passHasSeen: portIsOpen,
  judge({ served }) {
    const { readiness } = served;
    const answered = readiness.answers.some(({ status }) => status !== undefined);
    if (readiness.readyAtMs !== undefined || answered) return pass();
    if (whereItListens(readiness.sockets, SERVING_PORT) !== "loopback-only") return pass();
    const own = readiness.sockets.filter(({ port }) => port === SERVING_PORT);
    const finding = `nothing answers on the container's address at port ${SERVING_PORT}; inside, the server listens on ${socketList(own)} only`;
    const framework = originOfPort(undefined, undefined, served.log);
    return withFix(
      framework?.fix,
      broken(`${finding}${patience(readiness)}`, answersEvidence(served), socketsEvidence(served)),
    );
  },
});
