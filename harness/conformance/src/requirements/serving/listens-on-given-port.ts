import { CAPABILITY_LABELS, HOSTING_VARIABLES } from "@byoa/contract";
import { endpointReady } from "../../diagnosis/serving-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { declares } from "../../experiments/serving/declared-capabilities.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { serveOnGivenPort } from "../../experiments/serving/serve-on-given-port.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { readyOnGivenPort } from "../sights/serving.ts";
import {
  answersEvidence,
  exchangeEvidence,
  lastLogEvidence,
  outcome,
  socketList,
  socketsEvidence,
} from "./evidence-of-serving.ts";
import { exchangeNamed, isOk } from "./exchanges.ts";

const VARIABLE = HOSTING_VARIABLES.bindToPort;
const LABEL = `${CAPABILITY_LABELS.bindToPort}=true`;

export const listensOnGivenPort = requirement({
  id: "PORT-01",
  section: "serving",
  level: "MUST",
  sentence: `An image for pipelines and multi-container endpoints has the label ${LABEL} and listens on the port that ${VARIABLE} names.`,
  why: "Up to 15 containers share one network there, each with a port of its own. Without the label CreateModel refuses the image; with the label and a fixed port the endpoint never passes its health check.",
  causes: [
    "the port 8080 is fixed in the program, in nginx.conf or in an argument of gunicorn",
    "the label is copied from an example, and the program does not read the variable",
    "the label is missing",
  ],
  fix: `Read the port from the environment, 8080 when it is unset. Dockerfile: \`LABEL ${LABEL}\`; Node: \`Number(process.env.${VARIABLE} ?? 8080)\`; Python: \`int(os.environ.get("${VARIABLE}", 8080))\`; shell: \`--bind 0.0.0.0:\${${VARIABLE}:-8080}\`; nginx: write \`listen\` with envsubst at the start.`,
  sources: [
    awsGuide("multi-container-endpoints"),
    awsGuide("inference-pipelines"),
    issue("aws/sagemaker-pytorch-training-toolkit", 140),
    issue("aws/sagemaker-distribution", 645),
  ],
  facets: ["own-network"],
  needs: { served: serveModel },
  uses: { look: lookAtImage, given: serveOnGivenPort },
  dependsOn: ["HOST-PING-06"],
  requires: endpointReady,
  passHasSeen: readyOnGivenPort,
  judge({ served, look, given }, { serveEnvironment }) {
    const isLabelled = declares(look?.serve?.facts, "bindToPort");
    if (given === undefined && (isLabelled || serveEnvironment[VARIABLE] !== undefined))
      return notTestable("it was not started on a given port");
    if (given === undefined)
      return notApplicable(`the image has no label ${CAPABILITY_LABELS.bindToPort}, and no ${VARIABLE} is given`);
    const { bindToPort, readiness } = given;
    const asked = `${VARIABLE}=${bindToPort}`;
    const evidence = [answersEvidence(given), socketsEvidence(given), lastLogEvidence(given)];
    if (readiness.readyAtMs === undefined) {
      const where = readiness.endedBeforeReady ? "it ends" : `it listens on ${socketList(readiness.sockets)}`;
      return broken(`with ${asked} /ping never answers 200 on port ${bindToPort}: ${where}`, ...evidence);
    }
    // What the image refuses on its usual port too says nothing about the port: a server of several models has another route.
    const isAnswered = !served.exchanges.some((exchange) => exchange.name.startsWith("sample: ") && !isOk(exchange));
    const first = exchangeNamed(given, "first");
    if (first !== undefined && isAnswered && !isOk(first))
      return broken(
        `with ${asked} the sample is answered with ${outcome(first)}`,
        exchangeEvidence(first),
        ...evidence,
      );
    if (!isLabelled) return broken(`it listens on the given port ${bindToPort}, and the image has no label ${LABEL}`);
    return pass();
  },
});
