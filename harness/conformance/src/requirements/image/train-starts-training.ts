import { roleNotOffered, trainLooksAbsent } from "../../diagnosis/role-looks-absent.ts";
import { judgedEndpoint } from "../../diagnosis/serving-preconditions.ts";
import { lookAtImage, type OneImage } from "../../experiments/image/look-at-image.ts";
import { entryWords } from "../../experiments/image/program-paths.ts";
import { serveModel } from "../../experiments/serving/serve-model.ts";
import { type SampleObservation, trainOnSample } from "../../experiments/training/train-on-sample.ts";
import { exitEvidence, firstHost, lastLogEvidence, saidBy } from "../../requirement/evidence-of-training.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, notApplicable, notTestable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, code, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { jobAtWork } from "../sights/training.ts";
import { entryEvidence, isBareInit, livesInCommand, losesTheArgument, programOf } from "./entry.ts";
import { roleAlsoServes } from "./roles.ts";

export const trainStartsTraining = requirement({
  id: "IMG-TRAIN-03",
  section: "image",
  level: "MUST",
  sentence: "`docker run IMAGE train` starts training.",
  why: 'That is how the platform starts it. The job fails before a line of yours has run: `exec: "train": executable file not found in $PATH`.',
  causes: [
    "no ENTRYPOINT, and no program named train on PATH",
    "the script has no execute bit, or Windows line ends",
    "the entry point does not look at its argument, or loses it",
  ],
  fix: 'Start one program and look at its argument: `ENTRYPOINT ["node", "/opt/program/main.js"]` with `process.argv[2] === "train"`; or put an executable `train` on PATH: `COPY --chmod=755 train /usr/local/bin/train`.',
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    code("aws/amazon-sagemaker-examples", "advanced_functionality/scikit_bring_your_own/container/Dockerfile"),
    issue("aws/sagemaker-python-sdk", 222),
    issue("aws/amazon-sagemaker-examples", 739),
  ],
  needs: { sample: trainOnSample, look: lookAtImage },
  uses: { endpoint: serveModel },
  passHasSeen: jobAtWork,
  judge({ sample, look, endpoint: served }, profile) {
    const endpoint = judgedEndpoint({ served, trained: sample, look }, profile);
    const absent = trainLooksAbsent(sample, profile);
    if (absent === undefined) return pass();
    const image = look.train;
    const { exit, log } = firstHost(sample);
    const refusal = profile.capabilities === undefined ? roleNotOffered("train", { exit, log }) : undefined;
    if (refusal !== undefined) {
      return notApplicable(
        `it says that it does not train ("${shorten(refusal, 120)}"): check it with --capability serve`,
      );
    }
    const hasProgram = image !== undefined && programOf(image, "train") !== undefined;
    if (profile.capabilities === undefined && !hasProgram && roleAlsoServes(endpoint)) {
      return notApplicable(`${absent}, and it serves; declare capabilities in byoa.yaml to have training judged`);
    }
    if (image !== undefined && livesInCommand(image))
      return notTestable("nothing but CMD says what to start", "IMG-CMD-05");
    const built = image === undefined ? "" : `${image.facts.os}/${image.facts.architecture}`;
    if (built !== "linux/amd64" && isForeign(sample, built, look.enginePlatform))
      return notTestable("built for another processor", "IMG-ARCH-01");
    const evidence = [
      exitEvidence(sample),
      lastLogEvidence(sample),
      ...(image === undefined ? [] : [entryEvidence(image)]),
    ];
    return withFix(fixFor(sample, image), broken(whyNot(sample, image, absent), ...evidence));
  },
});

function isForeign(sample: SampleObservation, built: string, enginePlatform: string): boolean {
  return /exec format error/i.test(saidBy(sample)) && enginePlatform !== built;
}

function whyNot(sample: SampleObservation, image: OneImage | undefined, absent: string): string {
  const { exit } = firstHost(sample);
  const program = image === undefined ? undefined : programOf(image, "train");
  if (program !== undefined && exit.code === 126 && (program.mode & 0o111) === 0)
    return `exit code 126: ${program.path} may not be executed (mode ${program.mode.toString(8)})`;
  if (image !== undefined && program === undefined && isBareInit(image)) {
    return `${entryWords(image.facts)[0]} takes the argument train for the program that it is to start (exit code ${exit.code})`;
  }
  if (image !== undefined && losesTheArgument(image)) {
    return `the argument train is lost: the entry point is in shell form, and its shell keeps the argument (exit code ${exit.code})`;
  }
  if (program !== undefined && exit.code === 127) {
    const interpreter = program.shebang === undefined ? "" : ` (its first line names ${program.shebang})`;
    return `exit code 127: ${program.path} is there, and what it starts with is not${interpreter}`;
  }
  if (exit.startError !== undefined)
    return `exit code ${exit.code}: ${shorten(exit.startError.trim(), 200)}${image === undefined ? "" : offPath(image.facts)}`;
  if (exit.code === 126) return "exit code 126: what is started may not be executed (permission denied)";
  if (exit.code === 127)
    return `exit code 127: there is no program to start for train${image === undefined ? "" : offPath(image.facts)}`;
  return absent;
}

/** Undefined: the row's own, for a program that is not there or does not know its argument. */
function fixFor(sample: SampleObservation, image: OneImage | undefined): string | undefined {
  const { exit } = firstHost(sample);
  if (image !== undefined && isBareInit(image) && programOf(image, "train") === undefined) {
    return `Name the program behind it: \`ENTRYPOINT ["${entryWords(image.facts)[0]}", "--", "python", "/opt/program/main.py"]\`.`;
  }
  if (image !== undefined && losesTheArgument(image)) {
    return 'Write the entry point with brackets, `ENTRYPOINT ["python", "/opt/program/main.py"]`: then `train` is its argument, not the shell\'s.';
  }
  if (exit.code !== 126) return undefined;
  if (/exec format error/i.test(saidBy(sample)))
    return "Begin the script with its interpreter (`#!/usr/bin/env python3`), or build for the instance: `docker build --platform linux/amd64 …`.";
  return "Give it the execute bit in the Dockerfile: `COPY --chmod=755 train /usr/local/bin/train`.";
}

/** A working folder that PATH lacks is where the program often lies. */
function offPath({ workingDirectory, environment }: OneImage["facts"]): string {
  if (workingDirectory === "" || workingDirectory === "/") return "";
  const isOnPath = (environment.PATH ?? "").split(":").includes(workingDirectory);
  return isOnPath
    ? ""
    : `; the working folder ${workingDirectory} is not on PATH: \`ENV PATH=${workingDirectory}:$PATH\` if train lies there`;
}
