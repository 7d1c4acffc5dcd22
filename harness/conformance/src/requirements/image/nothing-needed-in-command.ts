import { trainLooksAbsent } from "../../diagnosis/role-looks-absent.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { entryWords } from "../../experiments/image/program-paths.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { imageIsRead } from "../sights/image.ts";
import { entryEvidence, livesInCommand } from "./entry.ts";

export const nothingNeededInCommand = requirement({
  id: "IMG-CMD-05",
  section: "image",
  level: "MUST",
  sentence: "Nothing that is needed stands in CMD.",
  why: "The platform's train or serve takes the place of CMD. A plain `docker run IMAGE` works on your machine, the job does not start.",
  causes: ["the program stands in CMD and there is no ENTRYPOINT", "an image that was made for another platform"],
  fix: 'Move it into the entry point: `ENTRYPOINT ["python", "/opt/program/app.py"]` in place of `CMD ["python", "app.py"]`, and let it look at its argument.',
  sources: [awsGuide("your-algorithms-training-algo-dockerfile"), awsGuide("your-algorithms-inference-code")],
  needs: { look: lookAtImage },
  uses: { sample: trainOnSample },
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look, sample }, profile) {
    const images = [look.train, look.serve].filter((image) => image !== undefined);
    const image = images.find(livesInCommand);
    if (image === undefined) return pass();
    const trained = sample !== undefined && trainLooksAbsent(sample, profile) === undefined;
    if (trained) return pass();
    const [entry] = entryWords(image.facts);
    const without =
      entry === undefined ? "there is no ENTRYPOINT" : `ENTRYPOINT ${entry} only runs what its argument names`;
    return broken(
      `only CMD ${JSON.stringify(image.facts.cmd)} says what to start: ${without}, and no train or serve is on PATH`,
      entryEvidence(image),
      ...(sample === undefined ? [] : [exitEvidence(sample)]),
    );
  },
});
