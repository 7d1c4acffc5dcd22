import { issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Variables and configuration files that a program expects. */
export const configuration: readonly Symptom[] = [
  {
    title: "A channel variable SM is missing",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "KeyError: 'SM_CHANNEL_TRAINING'",
        /KeyError: '(?<name>SM_CHANNEL_(?<channel>\w+))'|\b(?<name>SM_CHANNEL_\w+)\b.{0,20}(?:unbound|not set|undefined|missing)/,
      ),
    ],
    happened: "The program reads {name|SM_CHANNEL_…}, which is not set.",
    cause:
      "Only AWS's training toolkit sets it, one variable for each channel of the job: either this image has no toolkit, or the job has no channel of that name.",
    fix: "Give the contract's path as the default, `os.environ.get('{name|SM_CHANNEL_TRAINING}', '/opt/ml/input/data/training')`, and compare the name with the channels of the job.",
    requirements: ["TRAIN-ENV-03", "TRAIN-IN-03"],
    sources: [issue("aws/sagemaker-python-sdk", 2418), issue("aws/sagemaker-training-toolkit", 107)],
  },
  {
    title: "A variable SM is missing",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue("KeyError: 'SM_MODEL_DIR'", /KeyError: '(?<name>SM_\w+)'/),
      clue(
        "train.sh: line 3: SM_MODEL_DIR: unbound variable",
        /\b(?<name>SM_[A-Z_]+)\b.{0,4}(?:unbound variable|is not set|not set|is undefined|parameter not set|not found|missing|must be set)/i,
      ),
      clue(
        "Environment variable SM_HOSTS is not defined",
        /(?:missing|undefined|unset|environment variable).{0,20}\b(?<name>SM_[A-Z_]+)\b/i,
      ),
    ],
    happened: "The program reads the variable {name}, which is not set.",
    cause:
      "SM_* variables are set by AWS's training toolkit inside its own images (or by an image that brings `sagemaker-training`), not by the platform.",
    fix: "Give the contract's path as the default: `os.environ.get('SM_MODEL_DIR', '/opt/ml/model')`; or install `sagemaker-training` and let it start your program.",
    requirements: ["TRAIN-ENV-03"],
    sources: [issue("aws/sagemaker-python-sdk", 2418), issue("aws/sagemaker-training-toolkit", 107)],
  },
  {
    title: "A key of a configuration file is missing",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "KeyError: 'instance_groups'",
        /KeyError: '(?<name>instance_groups|current_group_name|current_instance_type|topology|network_interface_name|TrainingInputMode|S3DistributionType|RecordWrapperType|ContentType)'/,
      ),
    ],
    happened: "The program reads the key {name} of a configuration file, which is not there.",
    cause:
      "resourceconfig.json has three keys for certain and inputdataconfig.json only what was configured; the others come and go with the platform's age, and local mode leaves them out.",
    fix: "Read optional keys with a default: `config.get('{name}')`.",
    requirements: ["TRAIN-CFG-03"],
    sources: [issue("aws/sagemaker-training-toolkit", 193)],
  },
  {
    title: "A configuration file is not JSON",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "json.decoder.JSONDecodeError while reading /opt/ml/input/config/hyperparameters.json",
        /(?:JSONDecodeError|Unexpected (?:token|end of JSON)|Expecting value).*(?:hyper-?parameter|\/opt\/ml\/input\/config)|Failed to parse hyper-?parameter/i,
      ),
    ],
    happened: "A hyperparameter or a configuration file was parsed as JSON and is none.",
    cause: "Values may be plain text or JSON with quotes; parsing all of them as JSON fails for plain text.",
    fix: "Parse a value as JSON only where it begins with a quote, a bracket or a brace, else take it as text.",
    requirements: ["TRAIN-HP-03", "TRAIN-HP-02", "TRAIN-CFG-03"],
    sources: [issue("aws/sagemaker-containers", 179), issue("aws/sagemaker-python-sdk", 613)],
  },
];
