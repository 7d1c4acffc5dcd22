import { awsGuide, issue } from "../requirement/source.ts";
import type { Symptom } from "./symptom.ts";

/** The container ends before a line of the program has run. */
export const starting: readonly Symptom[] = [
  {
    title: "exec format error",
    area: "starting",
    texts: ["exec format error", "does not match the detected host platform"],
    meaning:
      "The kernel cannot run the program: it is built for another processor, or it is a script without a first line that names its interpreter.",
    look: '`docker image inspect --format "{{.Os}}/{{.Architecture}}" IMAGE` must say linux/amd64 (linux/arm64 for Graviton only).',
    requirements: ["IMG-ARCH-01", "IMG-SCRIPT-10"],
    sources: [issue("aws-samples/aws-lex-conv-faq", 8), issue("apache/airflow", 27899)],
  },
  {
    title: "train is not found",
    area: "starting",
    texts: ['exec: "train": executable file not found in $PATH', "exec train failed: No such file or directory"],
    meaning:
      "The platform runs `docker run IMAGE train`. The image has no entry point that takes this argument, so train itself was looked for as a program, and is not there.",
    look: '`docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE`: where the first is null, train must be a program on the PATH.',
    requirements: ["IMG-TRAIN-03", "IMG-CMD-05", "IMG-INIT-07", "IMG-SCRIPT-10"],
    sources: [
      awsGuide("your-algorithms-training-algo-dockerfile"),
      issue("aws/sagemaker-python-sdk", 222),
      issue("aws/sagemaker-python-sdk", 4113),
    ],
  },
  {
    title: "serve is not found",
    area: "starting",
    texts: ['exec: "serve": executable file not found in $PATH', "exec serve failed: No such file or directory"],
    meaning:
      "The platform runs `docker run IMAGE serve`. The image has no entry point that takes this argument, so serve itself was looked for as a program, and is not there.",
    look: '`docker image inspect --format "{{json .Config.Entrypoint}} {{json .Config.Cmd}}" IMAGE`: where the first is null, serve must be a program on the PATH.',
    requirements: ["IMG-SERVE-04", "IMG-CMD-05", "IMG-INIT-07", "IMG-SCRIPT-10"],
    sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-python-sdk", 4191)],
  },
  {
    title: "The container cannot be started",
    area: "starting",
    texts: ["CannotStartContainerError", "Please make sure the container can be run with docker run"],
    meaning: "SageMaker tried `docker run IMAGE train` or `docker run IMAGE serve`, and the container ended at once.",
    look: "Type the same command on your machine: what it prints is what the platform saw.",
    requirements: ["IMG-TRAIN-03", "IMG-SERVE-04", "IMG-CMD-05", "IMG-ARCH-01", "IMG-SCRIPT-10"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "Permission denied for the entry point",
    area: "starting",
    texts: ['exec: "…": permission denied', "exit code: 126"],
    alone: ["126"],
    meaning:
      "The file is there and may not be executed: its execute bit was lost on the way into the image (exit code 126).",
    look: "`docker run --rm --entrypoint ls IMAGE -l /opt/program` (your folder): the entry script must show an x.",
    requirements: ["IMG-SCRIPT-10", "IMG-TRAIN-03", "IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), issue("aws/sagemaker-python-sdk", 4678)],
  },
  {
    title: "Windows line ends in the entry script",
    area: "starting",
    texts: [
      "/usr/bin/env: '…\\r': No such file or directory",
      "bad interpreter: No such file or directory",
      "exec user process caused: no such file or directory",
      "$'\\r': command not found",
    ],
    meaning:
      "The first line of the script ends with a carriage return, which is taken for part of the interpreter's name: what is not found is the interpreter, not the script.",
    look: "`head -1 train | od -c` on your machine: no \\r before the \\n.",
    requirements: ["IMG-SCRIPT-10"],
    sources: [
      issue("aws/amazon-sagemaker-examples", 571),
      issue("aws/amazon-sagemaker-examples", 969),
      issue("aws/amazon-sagemaker-examples", 1589),
    ],
  },
  {
    title: "Exit code 127",
    area: "starting",
    texts: ["exit code: 127", "exited with code: 127"],
    alone: ["127"],
    meaning: "A program was not found: the entry point itself, its interpreter, or what a script calls.",
    look: "The line before it in the log names the program.",
    requirements: ["IMG-TRAIN-03", "IMG-SERVE-04", "IMG-SCRIPT-10", "IMG-CMD-05"],
    sources: [issue("aws/sagemaker-tensorflow-training-toolkit", 263)],
  },
  {
    title: "Unsupported manifest media type",
    area: "starting",
    texts: ["Unsupported manifest media type", "application/vnd.oci.image.index.v1+json for image"],
    meaning:
      "The image was pushed with an OCI manifest, or as an index of several platforms with attestations, as Docker builds by default today. CreateModel takes a Docker manifest of one platform.",
    look: "`docker buildx imagetools inspect REPOSITORY:TAG` shows the media type that lies in the registry.",
    requirements: [],
    mend: "Build it with `docker buildx build --platform linux/amd64 --provenance=false --output type=docker,oci-mediatypes=false …` and push again; `byoa package` checks it before you push.",
    sources: [issue("mlflow/mlflow", 13834), issue("aws/amazon-sagemaker-feedback", 180), issue("moby/buildkit", 5480)],
  },
];
