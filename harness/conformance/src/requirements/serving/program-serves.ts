import { causeNamed } from "../../diagnosis/cause-named.ts";
import { causeIn } from "../../diagnosis/cause-of-failure.ts";
import { missingInWords, missingPartIn } from "../../diagnosis/missing-part.ts";
import { missingModelFileIn, whereItIs } from "../../diagnosis/model-file.ts";
import { pathOutsideIn } from "../../diagnosis/path-outside-model.ts";
import { roleLooksAbsent, trainLooksAbsent } from "../../diagnosis/role-looks-absent.ts";
import { isServingWanted, servingRuns } from "../../diagnosis/serving-preconditions.ts";
import { GIVE } from "../../diagnosis/unfit.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { because, broken, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFallbackFix, withFix } from "../../requirement/with-fix.ts";
import { serverAtWork } from "../sights/serving.ts";
import { exitEvidence, lastLogEvidence, reasonInLog, seconds } from "./evidence-of-serving.ts";

const NEEDS_MEMORY =
  "Start fewer workers (each loads the model: `--workers 1`, or `--preload`), or give more: `--memory 8g` here, a larger instance type on SageMaker.";
const STAYS_IN_FRONT =
  'Keep the server in the foreground: end the script with `exec gunicorn …` or `exec python server.py`, without `&`, `--daemon` or `nginx` alone (`nginx -g "daemon off;"`). Where it ends on an error, end with that error\'s code: 0 hides it.';
const FIX_THE_ERROR =
  "Fix what its last log lines report; `docker run --rm IMAGE serve` shows the same without byoa. Restarting does not help: SageMaker starts the same program again.";

export const programServes = requirement({
  id: "IMG-SERVE-04",
  section: "image",
  level: "MUST",
  sentence: "`docker run IMAGE serve` starts the server, and it stays.",
  why: 'Endpoints, serverless endpoints and transform jobs start the image with this one argument. A program that ends, or does not know it, is started again until the endpoint fails with "did not pass the ping health check".',
  causes: [
    "no program named serve is on the PATH, or it may not be executed",
    "the entry point ignores its argument, or trains",
    "a Python package or a module that the server needs is not in the image",
    "the server looks for the model somewhere else than below /opt/ml/model",
    "the server is started in the background, and the script ends",
  ],
  fix: 'Let the entry point decide by its first argument and keep the server in the foreground: `ENTRYPOINT ["python", "/opt/program/main.py"]` with `if sys.argv[1] == "serve": serve()`, or put an executable file `serve` on the PATH that ends with `exec gunicorn …`.',
  sources: [
    awsGuide("your-algorithms-inference-code"),
    awsGuide("your-algorithms-batch-code"),
    issue("aws/sagemaker-python-sdk", 4191),
    issue("aws/amazon-sagemaker-examples", 3650),
  ],
  needs: { served: serveModel },
  uses: { trained: trainOnSample, look: lookAtImage },
  dependsOn: ["IMG-CMD-05"],
  requires: servingRuns,
  passHasSeen: serverAtWork,
  judge({ served, trained, look }, profile) {
    const { readiness, exit } = served;
    if (!readiness.endedBeforeReady || exit === undefined) return pass();
    const untrained = trained === undefined ? undefined : trainLooksAbsent(trained, profile);
    if (
      untrained !== undefined &&
      !isServingWanted(profile, look) &&
      roleLooksAbsent("serve", { exit, log: served.log }) !== undefined
    ) {
      return notTestable("nothing starts, whatever the argument", "IMG-TRAIN-03");
    }
    const evidence = [exitEvidence(served), lastLogEvidence(served)];
    if (exit.startError !== undefined || exit.code === 126 || exit.code === 127) {
      const reason = exit.startError?.trim() ?? reasonInLog(served) ?? "no reason given";
      return broken(`the program for \`serve\` cannot be started (exit code ${exit.code}): ${reason}`, ...evidence);
    }
    if (exit.outOfMemory)
      return withFix(
        NEEDS_MEMORY,
        broken(`the server was killed by the memory limit after ${seconds(exit.atMs)}`, ...evidence),
      );
    const lines = served.log.map(({ text }) => text);
    const cause = causeIn(exit, lines);
    if (cause?.kind === "ungiven")
      return notTestable(`the server ends for what it has here: ${cause.line.slice(0, 160)}; ${GIVE[cause.what]}`);
    const missing = missingPartIn(lines);
    const ended = `the container ended after ${seconds(exit.atMs)} with exit code ${exit.code}`;
    if (missing !== undefined && missing.kind !== "missing-part")
      return because(causeNamed(missing), broken(`${ended}: ${missingInWords(missing)}`, ...evidence));
    const outside = pathOutsideIn(served);
    if (outside !== undefined) {
      return withFix(
        `Save ${outside.path} into /opt/ml/model when training, with its path relative to that folder, and open it there: nothing else reaches the server.`,
        broken(
          `${ended}: the model names ${outside.path}, which is not in its archive: save paths relative to the model folder (TRAIN-MODEL-04)`,
          ...evidence,
        ),
      );
    }
    const missingFile = missingModelFileIn(served);
    if (missingFile !== undefined)
      return broken(`${ended}: ${whereItIs(missingFile, served.modelBefore)}`, ...evidence);
    const line = reasonInLog(served);
    const silent = served.log.every(({ text }) => text.trim() === "");
    const said = silent
      ? "it logged nothing"
      : line === undefined
        ? "no line of its log gives a reason"
        : `its log says "${line}"`;
    const refused = roleLooksAbsent("serve", { exit, log: served.log }) !== undefined;
    const fallback = refused ? undefined : exit.code === 0 ? STAYS_IN_FRONT : FIX_THE_ERROR;
    return withFallbackFix(fallback, because(causeNamed(cause), broken(`${ended}; ${said}`, ...evidence)));
  },
});
