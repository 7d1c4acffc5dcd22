import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

const ABSENT =
  "(?:No such file or directory|ENOENT|FileNotFound|does not exist|not found|cannot open|NotFoundException|can't find|cannot find)";

/** What the program does with files, told apart by the path. */
export const files: readonly Symptom[] = [
  {
    title: "The disk is full",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 28] No space left on device",
        /No space left on device|ENOSPC|disk (?:is )?full|Disk quota exceeded/i,
        /pip|install packages/i,
      ),
      clue(
        "ClientError: Please use an instance with a larger volume size",
        /larger volume size|not enough (?:free )?(?:disk )?space (?:on|to)/i,
      ),
    ],
    happened: "A disk of the container is full.",
    cause:
      "Downloads, caches, checkpoints or unpacked archives fill the volume; on serverless endpoints only a small /tmp is there.",
    fix: "Raise the job's volume (`VolumeSizeInGB`), write less, delete what is no longer needed, and put scratch data into /tmp; what can be built into the image belongs there.",
    requirements: ["SEC-RES-03"],
    sources: [awsGuide("model-train-storage"), issue("aws/sagemaker-python-sdk", 4310)],
  },
  {
    title: "resourceConfig.json is spelt resourceconfig.json",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "No such file or directory: '/opt/ml/input/config/resourceConfig.json'",
        /\/opt\/ml\/input\/config\/resourceConfig\.json/,
      ),
    ],
    happened: "The program opens resourceConfig.json; the platform's file is resourceconfig.json, all lower case.",
    cause: "Older pages and samples spell the name with a capital C.",
    fix: "Read /opt/ml/input/config/resourceconfig.json.",
    requirements: ["TRAIN-CFG-04"],
    sources: [awsGuide("your-algorithms-training-algo-running-container")],
  },
  {
    title: "A configuration file is not there",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/input/config/hyperparameters.json'",
        new RegExp(
          `${ABSENT}.*(?<path>/opt/ml/input/config/[\\w.-]+)|(?<path>/opt/ml/input/config/[\\w.-]+).*${ABSENT}`,
          "i",
        ),
      ),
    ],
    happened: "The program reads {path|a file of /opt/ml/input/config}, which is not there.",
    cause:
      "Only training jobs have it, and on your machine only `byoa train` or local mode writes it; a server has no configuration files.",
    fix: "Start it as a training job (`byoa train IMAGE`); in a server keep what was configured inside the model.",
    requirements: ["TRAIN-CFG-03", "TRAIN-MODEL-04"],
    sources: [
      awsGuide("your-algorithms-training-algo-running-container"),
      issue("aws/sagemaker-training-toolkit", 193),
    ],
  },
  {
    title: "A channel is not there",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/input/data/training/'",
        new RegExp(
          `${ABSENT}.*/opt/ml/input/data/?(?<channel>[\\w.-]+)?|/opt/ml/input/data/(?<channel>[\\w.-]+).*${ABSENT}`,
          "i",
        ),
      ),
      clue(
        "ValueError: There are no files in /opt/ml/input/data/train",
        /There are no files in \/opt\/ml\/input\/data\/(?<channel>[\w.-]+)|(?:channel|input folder) .*(?:is|was) (?:empty|missing|not found)/i,
      ),
    ],
    happened: "The program looks for the channel {channel|that the path names}, and this job has no such channel.",
    cause:
      "The job's channels have other names (`train` and `training` are two names); in Pipe mode the folder never exists, only pipes such as {channel|training}_0.",
    fix: "Compare the channel names of the job (InputDataConfig, `fit({…})`) with the one in the program; read the names from /opt/ml/input/config/inputdataconfig.json, and say which one is missing. `byoa train IMAGE --input {channel|training}=DIR` tries it.",
    requirements: ["TRAIN-IN-03", "TRAIN-IN-02", "CHAN-MODE-03", "CHAN-PIPE-07"],
    sources: [awsGuide("your-algorithms-training-algo-running-container"), issue("aws/sagemaker-python-sdk", 696)],
  },
  {
    title: "A folder is opened as a file",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "IsADirectoryError: [Errno 21] Is a directory: '/opt/ml/input/data/training'",
        /Is a directory: '(?<path>[^']+)'|EISDIR\b|is a directory/i,
      ),
      clue(
        "NotADirectoryError: [Errno 20] Not a directory: '/opt/ml/input/data/training-manifest'",
        /Not a directory: '(?<path>[^']+)'|ENOTDIR\b/i,
      ),
      clue(
        "pandas.errors.EmptyDataError: No columns to parse from file",
        /EmptyDataError|No columns to parse from file|No objects to concatenate/i,
      ),
    ],
    happened:
      "The program takes a folder for a file, a file for a folder, or finds no data in one ({path|see the trace}).",
    cause:
      "A channel is a folder that may hold several files, further folders, files that are no data (`_SUCCESS`, a manifest beside it), or nothing.",
    fix: "Walk the channel and take what has your ending: `Path(folder).rglob('*.csv')`; say so when nothing is left.",
    requirements: ["CHAN-FILE-02", "TRAIN-IN-02", "TRAIN-IN-03"],
    sources: [awsGuide("your-algorithms-training-algo-running-container")],
  },
  {
    title: "The model is not where the server looks",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/model/model.joblib'",
        new RegExp(
          `${ABSENT}.*?(?<path>/opt/ml/models?\\b[^'"\\s,)]*)|(?<path>/opt/ml/models?\\b[^'"\\s,)]*).*${ABSENT}`,
          "i",
        ),
      ),
      clue(
        "OSError: SavedModel file does not exist at: /opt/ml/model",
        /SavedModel file does not exist at:? (?<path>\S+)/i,
      ),
      clue(
        "OSError: Error no file named pytorch_model.bin found in directory /opt/ml/model",
        /no file named (?<file>[\w.,\s-]+?) found in directory (?<path>\S+)/i,
      ),
      clue(
        "Could not find a valid base path /opt/ml/model/export/Servo for servable",
        /(?:No versions of servable \S+ found under base path|Could not find (?:a valid )?base path) (?<path>\S+)/i,
      ),
      clue(
        "/opt/ml/model does not appear to have a file named config.json",
        /does not appear to have a file named (?<file>\S+)/i,
      ),
      clue("tar: model.pth: Not found in archive", /tar: .*Not found in archive/i),
      clue("ValueError: no SavedModel bundles found!", /no SavedModel bundles? found/i),
      clue(
        "[Errno 2] No such file or directory: '/.sagemaker/mms/models/model/model.pth'",
        /No such file or directory: '?(?<path>\/(?:\.sagemaker\/mms|home\/model-server\/tmp|var\/ml|opt\/program)\/models?\/[^'"\s]*)/i,
      ),
      clue(
        "org.pytorch.serve.archive.model.ModelNotFoundException: Model not found at: /opt/ml/model/model.mar",
        /Model not found at:? (?<path>\/\S+)/i,
      ),
    ],
    happened: "The server does not find {path|the model}.",
    cause:
      "What training saved and what serving opens are not the same: another name, one folder more, or a file that was baked into the image and is hidden by the mount.",
    fix: "`tar tzf model.tar.gz` against the path in the line: the archive's root becomes /opt/ml/model. Load from there, and keep code and other files outside /opt/ml in the image.",
    requirements: ["TRAIN-MODEL-04", "TRAIN-MODEL-03", "TRAIN-MODEL-01", "IMG-OPTML-09", "HOST-PING-07"],
    sources: [issue("aws/sagemaker-python-sdk", 831), issue("aws/sagemaker-tensorflow-serving-container", 109)],
  },
  {
    title: "A file of opt ml code is not there",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "python: can't open file '/opt/ml/code/train.py': [Errno 2] No such file or directory",
        new RegExp(
          `(?:${ABSENT}|can't open file).*?(?<path>/opt/ml/code[^'"\\s,)]*)|(?<path>/opt/ml/code[^'"\\s,)]*).*${ABSENT}`,
          "i",
        ),
      ),
    ],
    happened: "The program does not find {path|a file of /opt/ml/code}.",
    cause:
      "/opt/ml/code is filled by AWS's toolkit from the job's source_dir, or by `COPY … /opt/ml/code/` in the image; neither has brought this file.",
    fix: "`COPY` the program to a folder outside /opt/ml (or to /opt/ml/code for a toolkit image), and name it by its whole path; `docker run --rm --entrypoint ls IMAGE /opt/ml/code` shows what is there.",
    requirements: ["IMG-OPTML-09", "IMG-TRAIN-03", "IMG-SERVE-04"],
    sources: [issue("aws/sagemaker-training-toolkit", 82), issue("aws/sagemaker-python-sdk", 2418)],
  },
  {
    title: "A file of the program is missing",
    area: "files",
    role: "cause",
    clues: [
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: '/opt/program/config.yaml'",
        /No such file or directory:? ['"]?(?<path>[\w.~-]*\/[^'"\s]*|[\w-]+\.\w{1,8})/i,
        /\.sock|upstream|\/opt\/ml\//,
      ),
      clue(
        "Error: ENOENT: no such file or directory, open 'labels.json'",
        /ENOENT: no such file or directory, \w+ '(?<path>[^']+)'/i,
        /\/opt\/ml\//,
      ),
      clue(
        "cannot open file 'mars.R': No such file or directory",
        /can(?:not|'t) open file '?(?<path>[^':]+)'?/i,
        /\/opt\/ml\//,
      ),
      clue(
        'open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
        /open\(\) "(?<path>[^"]+)" failed \(2:/i,
      ),
    ],
    happened: "The program does not find its file {path}.",
    cause:
      "It was not copied into the image, or is named by a path that only fits your machine or another working folder; what an image has below /opt/ml is hidden by the platform's folders.",
    fix: "`COPY` it into the image outside /opt/ml and name it by its whole path.",
    requirements: ["IMG-OPTML-09", "IMG-SERVE-04", "IMG-TRAIN-03"],
    sources: [issue("aws/amazon-sagemaker-examples", 1853), issue("aws/amazon-sagemaker-examples", 1234)],
  },
];
