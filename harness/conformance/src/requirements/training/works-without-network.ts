import { causeOfFailure } from "../../diagnosis/cause-of-failure.ts";
import { networkLineIn } from "../../diagnosis/network-words.ts";
import { judgedEndpoint } from "../../diagnosis/serving-preconditions.ts";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { failedWithoutNetwork } from "../../experiments/serving/serving-observation.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code, issue } from "../../requirement/source.ts";
import { redact } from "../../secrets/redact.ts";
import { lastLogEvidence as lastServingLog } from "../serving/evidence-of-serving.ts";
import { worksInside } from "../sights/either-role.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

export const worksWithoutNetwork = requirement({
  id: "SEC-NET-01",
  section: "training",
  level: "SHOULD",
  sentence: "Training and serving work without any way out to the network.",
  why: "With EnableNetworkIsolation, and always in the Marketplace, there is none. A job that installs or downloads at its start also fails on the day on which the other side does.",
  causes: [
    "packages are installed when the container starts",
    "a pretrained model is downloaded",
    "a client of a cloud service is made at import",
  ],
  fix: "Put what is needed into the image at build time: `RUN npm ci`, `RUN pip install -r requirements.txt`, `RUN curl -o /opt/program/weights …` (Dockerfile), and give data as channels.",
  sources: [
    awsGuide("mkt-algo-model-internet-free"),
    issue("aws/amazon-sagemaker-examples", 2995),
    code("aws/sagemaker-containers", "README.rst"),
  ],
  needs: {},
  uses: { sample: trainOnSample, endpoint: serveModel, look: lookAtImage },
  facets: ["network-isolation"],
  dependsOn: ["IMG-TRAIN-03"],
  passHasSeen: worksInside,
  judge({ sample, endpoint: served, look }, profile) {
    const endpoint = judgedEndpoint({ served, trained: sample, look }, profile);
    const withoutNetwork = sample?.withoutNetwork;
    if (withoutNetwork !== undefined) {
      return broken(
        `without a network the job fails, with one it works${inItsWords(withoutNetwork)}`,
        ...howItFailed(withoutNetwork),
      );
    }
    const wanted = sample === undefined || succeeded(sample) ? undefined : causeOfFailure(sample);
    if (sample !== undefined && wanted?.kind === "network") {
      return broken(
        `the job wants the network, and fails${inItsWords(sample)}; with a network it fails here too: "${shorten(wanted.line, 160)}"`,
        ...howItFailed(sample),
      );
    }
    const closed = endpoint === undefined ? undefined : failedWithoutNetwork(endpoint);
    if (closed !== undefined) {
      return broken("without a network the server does not come up, with one it does", lastServingLog(closed));
    }
    const unreachable =
      endpoint === undefined || endpoint.readiness.readyAtMs !== undefined
        ? undefined
        : networkLineIn(endpoint.log.map(({ text }) => text));
    if (endpoint !== undefined && unreachable !== undefined) {
      return broken(
        `the server wants the network, and does not come up: "${shorten(redact(unreachable, endpoint.environment), 160)}"`,
        lastServingLog(endpoint),
      );
    }
    const unsuccessful = trainingSucceeds.unmet({ sample }, profile);
    if (unsuccessful === undefined && sample !== undefined) return pass();
    if (endpoint?.readiness.readyAtMs !== undefined) return pass();
    return unsuccessful ?? notTestable("neither a training job nor an endpoint came up");
  },
});
