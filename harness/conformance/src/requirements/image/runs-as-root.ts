import { causeIn, causeOfFailure } from "../../diagnosis/cause-of-failure.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, doubtful, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { redact } from "../../secrets/redact.ts";
import { lastLogEvidence as lastServingLog } from "../serving/evidence-of-serving.ts";
import { imageIsRead } from "../sights/image.ts";
import { isRoot } from "./is-root.ts";

export const runsAsRoot = requirement({
  id: "IMG-USER-11",
  section: "image",
  level: "MUST",
  sentence: "The program runs as root, or at least as a user for whom the platform's folders work.",
  why: "The folders below /opt/ml belong to root. Another user may not write the model, nor the failure file that would say so.",
  causes: ["`USER app` as good practice elsewhere demands", "a base image that sets a user"],
  fix: "End the Dockerfile with `USER root`; drop privileges in the program, for the part that needs none.",
  sources: [
    awsGuide("your-algorithms-inference-code"),
    issue("aws/sagemaker-inference-toolkit", 72),
    issue("aws/amazon-sagemaker-examples", 744),
    issue("mlflow/mlflow", 5544),
  ],
  needs: { look: lookAtImage },
  uses: { sample: trainOnSample, endpoint: serveModel },
  facets: ["image", "user"],
  passHasSeen: imageIsRead,
  judge({ look, sample, endpoint }) {
    const image = [look.train, look.serve].find((each) => each !== undefined && !isRoot(each.facts.user));
    if (image === undefined) return pass();
    const { user } = image.facts;
    const cause = sample === undefined || succeeded(sample) ? undefined : causeOfFailure(sample);
    if (sample !== undefined && cause?.kind === "permission") {
      return broken(
        `runs as user ${user}, and fails: ${shorten(cause.line, 160)}`,
        exitEvidence(sample),
        lastLogEvidence(sample),
      );
    }
    const refused = endpoint === undefined ? undefined : deniedLine(endpoint);
    if (endpoint !== undefined && refused !== undefined && !isRoot(look.serve?.facts.user ?? "")) {
      return broken(
        `runs as user ${user}, and the server ends: ${shorten(redact(refused, endpoint.environment), 160)}`,
        lastServingLog(endpoint),
      );
    }
    return doubtful(
      "Neither a training job nor the server failed here for missing rights.",
      `the image runs as user ${user}, and AWS asks for root`,
      { label: "image", text: `USER ${user}` },
    );
  },
});

/** The line in which a server that ended before it was ready says that it may not do something. */
function deniedLine({ exit, readiness, log }: ServingObservation): string | undefined {
  if (exit === undefined || !readiness.endedBeforeReady) return undefined;
  const said = log.map(({ text }) => text);
  const cause = causeIn(exit, said);
  return cause?.kind === "permission" ? cause.line : undefined;
}
