import { beforeSuccess } from "../../experiments/training/before-success.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code, issue } from "../../requirement/source.ts";
import { howItFailed, inItsWords } from "./how-it-failed.ts";

export const worksWithoutNetwork = requirement({
  id: "SEC-NET-01",
  section: "training",
  level: "SHOULD",
  sentence: "Training works without any way out to the network.",
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
  needs: { sample: trainOnSample },
  facets: ["network-isolation"],
  dependsOn: ["IMG-TRAIN-03"],
  judge({ sample }, profile) {
    const { withoutNetwork } = sample;
    if (withoutNetwork !== undefined) {
      return broken(
        `without a network the job fails, with one it works${inItsWords(withoutNetwork)}`,
        ...howItFailed(withoutNetwork),
      );
    }
    return beforeSuccess(sample, profile) ?? pass();
  },
});
