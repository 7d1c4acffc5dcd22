import { tellingLines } from "@byoa/platform";
import { judgedEndpoint } from "../../diagnosis/serving-preconditions.ts";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { failedWithoutNetwork } from "../../experiments/serving/serving-observation.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code, issue } from "../../requirement/source.ts";
import { redact } from "../../secrets/redact.ts";
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
    const closed = endpoint === undefined ? undefined : failedWithoutNetwork(endpoint);
    if (closed !== undefined) {
      const log = tellingLines(closed.log, 6).map((line) => shorten(redact(line.text, closed.environment)));
      return broken("without a network the server does not come up, with one it does", {
        label: "last log lines",
        text: log.join("\n"),
      });
    }
    const unsuccessful = trainingSucceeds.unmet({ sample }, profile);
    if (unsuccessful === undefined && sample !== undefined) return pass();
    if (endpoint?.readiness.readyAtMs !== undefined) return pass();
    return unsuccessful ?? notTestable("neither a training job nor an endpoint came up");
  },
});
