import { trainLooksAbsent } from "../../diagnosis/role-looks-absent.ts";
import { judgedEndpoint } from "../../diagnosis/serving-preconditions.ts";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { requestedStop, tellingAttempt, trainStopped } from "../../experiments/training/train-stopped.ts";
import { exitEvidence, lastLogEvidence } from "../../requirement/evidence-of-training.ts";
import { because, broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { imageIsRead } from "../sights/image.ts";
import { entryEvidence, judgedImage, losesTheArgument } from "./entry.ts";
import { shellAsProcess1 } from "./shell-as-process-1.ts";
import { shellKeepsSignals } from "./shell-keeps-signals.ts";

export const entryHandsOn = requirement({
  id: "IMG-EXEC-06",
  section: "image",
  level: "SHOULD",
  sentence: "The entry point hands its argument and its signals on to the program: best in exec form.",
  why: "In shell form /bin/sh is process 1: it keeps train and serve to itself, and SIGTERM too, so that nothing can be saved or finished before SIGKILL.",
  causes: ["ENTRYPOINT without brackets", "an entry script that starts the program without exec"],
  fix: 'Use brackets: `ENTRYPOINT ["node", "/opt/program/main.js"]`; let a script end with `exec node /opt/program/main.js "$@"`.',
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    awsGuide("your-algorithms-inference-code"),
    issue("aws/sagemaker-training-toolkit", 173),
  ],
  needs: { look: lookAtImage },
  uses: { sample: trainOnSample, stopped: trainStopped, endpoint: serveModel },
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look, sample, stopped, endpoint: served }, profile) {
    const endpoint = judgedEndpoint({ served, trained: sample, look }, profile);
    const image = judgedImage(look);
    if (image === undefined) return pass();
    const unheard = sample !== undefined && trainLooksAbsent(sample, profile) !== undefined;
    if (sample !== undefined && unheard && losesTheArgument(image)) {
      return broken(
        "the entry point is in shell form (/bin/sh -c): the argument train does not reach the program",
        entryEvidence(image),
        exitEvidence(sample),
        lastLogEvidence(sample),
      );
    }
    const attempt = stopped === undefined ? undefined : tellingAttempt(stopped);
    const trainStop = attempt === undefined ? undefined : requestedStop(attempt);
    const killed = [
      { stop: trainStop, of: image },
      { stop: endpoint?.stop, of: look.serve ?? image },
    ].filter(({ stop }) => stop?.killed === true);
    const kept = killed.find(({ stop, of }) => shellAsProcess1(of, stop?.mainProcess) !== undefined);
    const shell = kept === undefined ? undefined : shellAsProcess1(kept.of, kept.stop?.mainProcess);
    if (kept !== undefined && shell !== undefined) {
      const finding = `process 1 is a shell (${shell}), and SIGTERM did not reach the program: SIGKILL ended it`;
      const evidence = [entryEvidence(image), ...(attempt === undefined ? [] : [lastLogEvidence(attempt.job)])];
      const script = / running (.+)$/.exec(shell)?.[1];
      return withFix(
        script === undefined
          ? undefined
          : `Start the program with exec in ${script}, as its last command: \`exec python train.py "$@"\`.`,
        because(shellKeepsSignals(kept.of, kept.stop?.mainProcess), broken(finding, ...evidence)),
      );
    }
    return pass();
  },
});
