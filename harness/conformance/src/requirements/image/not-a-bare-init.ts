import { trainLooksAbsent } from "../../diagnosis/role-looks-absent.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { imageIsRead } from "../sights/image.ts";
import { entryEvidence, isBareInit, judgedImage, programOf } from "./entry.ts";

export const notABareInit = requirement({
  id: "IMG-INIT-07",
  section: "image",
  level: "SHOULD",
  sentence: "The entry point is not a bare init program such as tini.",
  why: "An init program takes train or serve for the program that it is to start, and finds none.",
  causes: ['`ENTRYPOINT ["tini", "--"]` with the program in CMD'],
  fix: 'Name the program behind it, `ENTRYPOINT ["tini", "--", "node", "/opt/program/main.js"]`, or leave the init program out and handle SIGTERM yourself.',
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    awsGuide("your-algorithms-inference-code"),
    awsGuide("your-algorithms-batch-code"),
    issue("aws/sagemaker-python-sdk", 4113),
  ],
  needs: { look: lookAtImage },
  uses: { sample: trainOnSample },
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look, sample }, profile) {
    const image = judgedImage(look);
    if (image === undefined || !isBareInit(image)) return pass();
    const words = image.facts.entrypoint?.join(" ") ?? "";
    const started = sample !== undefined && trainLooksAbsent(sample, profile) === undefined;
    if (started || programOf(image, "train") !== undefined)
      return pass(`${words} starts the program that the argument names: train is on PATH`);
    return broken(
      `ENTRYPOINT ${words} starts whatever the argument names, and there is no such program`,
      entryEvidence(image),
      ...(sample === undefined ? [] : [exitEvidence(sample)]),
    );
  },
});
