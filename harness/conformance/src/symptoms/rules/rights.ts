import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

const _ABSENT =
  "(?:No such file or directory|ENOENT|FileNotFound|does not exist|not found|cannot open|NotFoundException|can't find|cannot find)";

/** What the program may not write, or may not do at all. */
export const rights: readonly Symptom[] = [
  {
    title: "Read-only model folder",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 30] Read-only file system: '/opt/ml/model/cache'",
        /(?:Read-only file system|EROFS).*(?<path>\/opt\/ml\/models?\b[^'"\s,]*)/i,
      ),
      clue(
        "/opt/ml/model/lock: Read-only file system",
        /(?<path>\/opt\/ml\/models?\b[^'"\s:]*).*Read-only file system/i,
      ),
    ],
    happened: "The server writes to {path|/opt/ml/model}, which is mounted read-only on endpoints.",
    cause:
      "A cache, a compiled file, a lock or an unpacked archive is written beside the model; local mode allows it, endpoints do not.",
    fix: "Write to /tmp: `HF_HOME=/tmp/hf`, `PYTHONDONTWRITEBYTECODE=1`, `tempfile.mkdtemp()`; or copy the model to /tmp at the start.",
    requirements: ["HOST-MODEL-12", "MME-RO-06"],
    sources: [issue("aws/sagemaker-python-sdk", 5698), issue("aws/sagemaker-tensorflow-serving-container", 211)],
  },
  {
    title: "Read-only channel",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 30] Read-only file system: '/opt/ml/input/data/training/index'",
        /(?:Read-only file system|EROFS).*(?<path>\/opt\/ml\/input[^'"\s,]*)|(?<path>\/opt\/ml\/input[^'"\s:]*).*Read-only file system/i,
      ),
    ],
    happened: "The job writes below {path|/opt/ml/input}, which is read-only here.",
    cause: "In FastFile mode the channels are mounted read-only; in File mode the same write goes through.",
    fix: "Write beside nothing: unpacked archives, indexes and caches belong in /tmp.",
    requirements: ["TRAIN-IN-01"],
    sources: [awsGuide("model-access-training-data")],
  },
  {
    title: "A folder outside tmp is read-only",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 30] Read-only file system: '/root/.cache/huggingface'",
        /(?:Read-only file system|EROFS)(?:.*?['"](?<path>[^'"]+))?/i,
      ),
      clue(
        "There was a problem when trying to write in your cache folder (/root/.cache/huggingface/hub)",
        /problem when trying to write in your cache folder \((?<path>[^)]+)\)/i,
      ),
    ],
    happened: "The program writes to {path|a folder that is read-only}.",
    cause:
      "A library keeps a cache or a lock in the home folder or beside the program. The sandbox of serverless endpoints leaves only /tmp writable; it has nothing to do with the model folder.",
    fix: "Send it to /tmp in the Dockerfile: `ENV HOME=/tmp HF_HOME=/tmp/hf XDG_CACHE_HOME=/tmp/cache MPLCONFIGDIR=/tmp/matplotlib NUMBA_CACHE_DIR=/tmp/numba`; put what is downloaded into the image.",
    requirements: ["HOST-SLS-14", "SEC-RES-03", "SEC-NET-01"],
    sources: [awsGuide("serverless-endpoints-troubleshooting"), issue("mlflow/mlflow", 5544)],
  },
  {
    title: "Permission denied below opt ml",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "PermissionError: [Errno 13] Permission denied: '/opt/ml/model/model.joblib'",
        /(?:Permission denied|EACCES|Operation not permitted|EPERM).*?(?<path>\/opt\/ml[^'"\s,]*)|(?<path>\/opt\/ml[^'"\s:]*)['"]?:? .*(?:Permission denied|EACCES)/i,
      ),
    ],
    happened: "The program may not use {path|a folder of /opt/ml}.",
    cause: "The platform's folders belong to root, and the image sets another user.",
    fix: 'End the Dockerfile with `USER root`; `docker image inspect --format "{{.Config.User}}" IMAGE` must print an empty line, root or 0.',
    requirements: ["IMG-USER-11", "TRAIN-IN-01", "HOST-MODEL-12"],
    sources: [issue("aws/sagemaker-inference-toolkit", 72), issue("aws/amazon-sagemaker-examples", 744)],
  },
  {
    title: "Permission denied for the user of the image",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "PermissionError: [Errno 13] Permission denied: '/home/bentoml/bentos'",
        /PermissionError: .*'(?<path>\/[^']+)'/i,
        /\/opt\/ml\b|sem_open|\/dev\/shm/,
      ),
      clue(
        "Error: EACCES: permission denied, mkdir '/home/app/.npm'",
        /(?:EACCES|EPERM)[^']*'(?<path>\/[^']+)'/i,
        /\/opt\/ml\b/,
      ),
      clue("I/O error Permission denied (os error 13)", /Permission denied \(os error 13\)/i),
      clue(
        "bind() to 0.0.0.0:80 failed (13: Permission denied)",
        /\((?:13|1): (?:Permission denied|Operation not permitted)\)/i,
      ),
      clue(
        'open() "/var/lib/nginx/body" failed (13: Permission denied)',
        /(?<path>\/\S+?)"? failed \(13: Permission denied\)/i,
      ),
      clue(
        "mkdir: cannot create directory '/home/app/x': Permission denied",
        /cannot (?:create|open|touch|access|remove)[^']*'(?<path>[^']+)'.*Permission denied/i,
      ),
      clue("Error: listen EACCES: permission denied 0.0.0.0:80", /listen EACCES: permission denied (?<path>\S+)/i),
    ],
    happened: "The program may not use {path|the file or folder in the line}.",
    cause:
      "It runs as a user that does not own {path|it}: the image sets USER, or the sandbox of a serverless endpoint runs the image as another user than it was built for.",
    fix: "End the Dockerfile with `USER root`, or give the folder to everybody while building (`RUN chmod -R o+rwX {path|FOLDER}`) and write to /tmp.",
    requirements: ["IMG-USER-11", "HOST-SLS-14"],
    sources: [
      issue("mlflow/mlflow", 5544),
      issue("huggingface/text-embeddings-inference", 609),
      awsGuide("serverless-endpoints-troubleshooting"),
    ],
  },
  {
    title: "More rights than a container has",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "fuse: device not found, try 'modprobe fuse' first",
        /fuse: (?:device not found|failed to open|mount failed)|\/dev\/fuse|must be privileged|modprobe: (?:FATAL|ERROR)/i,
      ),
      clue(
        "mount: /mnt: permission denied",
        /mount: .*(?:permission denied|only root|not permitted)|(?:unshare|setns|clone).*Operation not permitted/i,
      ),
    ],
    happened: "The program wants rights that a container on SageMaker does not have (a mount, a device, a daemon).",
    cause:
      "Containers run without `--privileged` and without added capabilities: no FUSE, no loop devices, no Docker inside.",
    fix: "Let the platform bring the data (channels, FastFile, EFS or FSx) in place of a mount.",
    requirements: ["IMG-NOPRIV-13"],
    sources: [issue("aws/sagemaker-containers", 243), awsGuide("amazon-sagemaker-toolkits")],
  },
];
