import { causeIn, causeOfFailure } from "../../diagnosis/cause-of-failure.ts";
import { judgedEndpoint } from "../../diagnosis/serving-preconditions.ts";
import { trainingSucceeds } from "../../diagnosis/training-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { succeeded, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { lastLogEvidence as lastServingLog } from "../serving/evidence-of-serving.ts";
import { eitherWorks } from "../sights/either-role.ts";

export const staysWithinItsMemory = requirement({
  id: "SEC-RES-03",
  section: "training",
  level: "SHOULD",
  sentence: "The image works with the memory and the shared memory that it is given.",
  why: "A container has 64 MB of shared memory unless somebody gives it more, and an endpoint takes no such setting. Worker processes that hand data over there die of a bus error.",
  causes: [
    "a data loader with worker processes hands its batches over in /dev/shm",
    "a server hands requests to its workers through shared memory",
    "the program takes more memory than the instance type has",
  ],
  fix: 'Use fewer workers, or files in place of shared memory: `DataLoader(…, num_workers=0)`, `torch.multiprocessing.set_sharing_strategy("file_system")` (Python). To try it with more: `--shm-size 2g`, `--memory 8g`, or `resources` in byoa.yaml.',
  sources: [
    issue("aws/sagemaker-python-sdk", 5592),
    issue("aws/sagemaker-python-sdk", 937),
    awsGuide("your-algorithms-training-algo-running-container"),
  ],
  needs: {},
  uses: { sample: trainOnSample, endpoint: serveModel, look: lookAtImage },
  passHasSeen: eitherWorks,
  judge({ sample, endpoint: served, look }, profile) {
    const cause = sample === undefined || succeeded(sample) ? undefined : causeOfFailure(sample);
    if (sample !== undefined && cause?.kind === "shared-memory")
      return broken(moreSharedMemory("the job", cause.line), exitEvidence(sample), lastLogEvidence(sample));
    if (sample !== undefined && cause?.kind === "ungiven" && cause.what === "memory")
      return broken(
        `the job needs more memory than it has (${cause.line.slice(0, 120)}): give more with --memory`,
        exitEvidence(sample),
        lastLogEvidence(sample),
      );
    if (sample !== undefined && cause?.kind === "out-of-memory")
      return broken("the job was killed at its memory limit: give more with --memory", exitEvidence(sample));
    const endpoint = judgedEndpoint({ served, trained: sample, look }, profile);
    const { exit, log = [], readiness } = endpoint ?? {};
    const ended =
      exit === undefined || endpoint?.stop !== undefined
        ? undefined
        : causeIn(
            exit,
            log.map(({ text }) => text),
          );
    if (endpoint !== undefined && ended?.kind === "shared-memory")
      return broken(moreSharedMemory("the server", ended.line), lastServingLog(endpoint));
    if (endpoint !== undefined && ended?.kind === "out-of-memory")
      return broken("the server was killed at its memory limit: give more with --memory", lastServingLog(endpoint));
    if (endpoint !== undefined && readiness?.gaveUp?.because === "killed-for-memory")
      return broken(
        "the server's processes were killed at its memory limit: give more with --memory",
        lastServingLog(endpoint),
      );
    if (readiness?.readyAtMs !== undefined) return pass();
    if (sample === undefined) return notTestable("neither a training job nor an endpoint came up");
    return trainingSucceeds.unmet({ sample }, profile) ?? pass();
  },
});

const moreSharedMemory = (who: string, line: string): string =>
  `${who} needs more shared memory than it has (${line.slice(0, 120)}): give more with --shm-size`;
