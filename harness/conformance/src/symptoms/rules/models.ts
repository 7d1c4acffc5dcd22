import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Several models in one container, several containers in one endpoint, and the archive of a model. */
export const models: readonly Symptom[] = [
  {
    title: "The port label is missing",
    area: "models",
    role: "cause",
    clues: [
      clue(
        "Your Ecr Image does not contain required com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true Docker label(s).",
        /capabilities\.accept-bind-to-port|accept-bind-to-port/i,
      ),
    ],
    happened: "The image is one of several in an endpoint or pipeline, and does not say that it takes a port.",
    cause:
      "Each container of a pipeline listens on the port that SAGEMAKER_BIND_TO_PORT names; the label declares that.",
    fix: "Listen on `$SAGEMAKER_BIND_TO_PORT` (8080 when it is not set), and only then add to the Dockerfile `LABEL com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true`.",
    requirements: ["PORT-01"],
    sources: [
      awsGuide("inference-pipeline-real-time"),
      issue("aws/sagemaker-distribution", 645),
      issue("aws/sagemaker-pytorch-training-toolkit", 140),
    ],
  },
  {
    title: "The multi-model label is missing",
    area: "models",
    role: "cause",
    clues: [
      clue(
        "Your Ecr Image does not contain required com.amazonaws.sagemaker.capabilities.multi-models=true Docker label(s).",
        /capabilities\.multi-models|(?:image|container) .*does not support (?:multi-?model|MultiModel)/i,
      ),
    ],
    happened: "The image is to serve several models, and does not say that it can.",
    cause: "CreateModel with Mode MultiModel needs the label.",
    fix: "Implement `/models` (load, list, delete, invoke), then `LABEL com.amazonaws.sagemaker.capabilities.multi-models=true` in the Dockerfile.",
    requirements: ["MME-LABEL-01", "MME-LOAD-02", "MME-LIST-03"],
    sources: [awsGuide("build-multi-model-build-container")],
  },
  {
    title: "A request without a target model",
    area: "models",
    role: "cause",
    outside: "the caller",
    clues: [
      clue(
        "An error occurred (ValidationError) when calling the InvokeEndpoint operation: Request 1 is missing a target model header",
        /missing a target model header|TargetModel is (?:required|missing)/i,
      ),
      clue(
        "Target model header is not allowed: endpoint is not a multi-model endpoint",
        /(?:target model|TargetModel).*(?:not (?:allowed|supported|a multi))|missing a target container|TargetContainerHostname/i,
      ),
    ],
    happened: "The call does not say which model or container it is for (or says so to an endpoint that has one only).",
    cause:
      "A multi-model endpoint needs TargetModel with every request, an endpoint of several containers in Direct mode TargetContainerHostname.",
    fix: "`invoke_endpoint(EndpointName=…, TargetModel='model.tar.gz', …)`. The container was not asked.",
    requirements: [],
    sources: [awsGuide("multi-model-endpoints"), awsGuide("multi-container-direct")],
  },
  {
    title: "GET models answers 404",
    area: "models",
    role: "cause",
    clues: [
      clue(
        '"GET /models HTTP/1.1" 404 0',
        /GET \/models\/?(?:\?\S*)?(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>4\d\d|5\d\d)\b/i,
      ),
    ],
    happened: "`GET /models` returned {status}, and a multi-model endpoint fails without it.",
    cause:
      "The container has no list of models on port 8080 (TorchServe has it on its management port), or refuses it when no model is loaded.",
    fix: 'Answer `GET /models` with 200 and `{"models": []}` also when there are none; for TorchServe set `management_address` to the same port or put a front end before it.',
    requirements: ["MME-LIST-03", "MME-RO-06"],
    sources: [awsGuide("mms-container-apis"), issue("pytorch/serve", 1028), issue("pytorch/serve", 397)],
  },
  {
    title: "A model cannot be loaded or called by name",
    area: "models",
    role: "cause",
    clues: [
      clue('"POST /models HTTP/1.1" 500 34', /POST \/models(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>4\d\d|5\d\d)\b/i),
      clue(
        '"POST /models/3f2a/invoke HTTP/1.1" 404 12',
        /POST \/models\/(?<model>[^/\s"]+)\/invoke(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>4\d\d|5\d\d)\b/i,
      ),
      clue(
        "ModelNotFoundException: Model not found: 3f2a",
        /ModelNotFoundException(?!: Model (?:not found at|store))|Parameter model_name is required|Failed to load model (?<model>\S+)/i,
      ),
    ],
    happened: "The container does not load or find a model of a multi-model endpoint ({status|see the line}).",
    cause:
      "The model is loaded from `url` of the request under the name in `model_name`, which is an opaque hash; another name, a wrong layout of the archive, or too little memory (507).",
    fix: "Keep models by `model_name`, load from `url`, answer 409 when it is loaded already and 507 when memory is short.",
    requirements: ["MME-LOAD-02", "MME-INV-05", "MME-GET-04"],
    sources: [
      awsGuide("mms-container-apis"),
      issue("aws/sagemaker-tensorflow-serving-container", 109),
      issue("shashankprasanna/torchserve-examples", 3),
    ],
  },
  {
    title: "The model archive cannot be unpacked",
    area: "models",
    role: "cause",
    clues: [
      clue(
        'Failed to extract model data archive for container "container_1" from URL "s3://b/model.tar.gz". Please ensure that the object located at the URL is a valid tar.gz archive',
        /Failed to extract model data archive(?: for container "(?<container>[^"]+)")?(?: from URL "(?<address>[^"]+)")?|not a valid tar\.gz|valid tar\.gz archive/i,
      ),
      clue(
        "tarfile.ReadError: not a gzip file",
        /tarfile\.ReadError|not a gzip file|not in gzip format|Error opening archive|gzip: stdin: (?:not in gzip format|unexpected end)|ReadError: file could not be opened|This does not look like a tar archive/i,
      ),
    ],
    happened: "The platform cannot unpack the model archive {address|}.",
    cause:
      "It holds links (a Hugging Face cache is made of them), names above 255 bytes or paths that leave the folder; or it is no tar.gz (a zip, a plain tar, half an upload).",
    fix: "Make it of regular files, with paths from its root: `tar --dereference -czf model.tar.gz -C FOLDER .`, and look with `tar tzvf model.tar.gz` (no line may begin with `l` or `h`).",
    requirements: ["TRAIN-MODEL-03", "TRAIN-MODEL-04"],
    sources: [issue("mantiumai/aws-sagemaker-gptj-deepspeed-blog", 5), awsGuide("your-algorithms-inference-code")],
  },
];
