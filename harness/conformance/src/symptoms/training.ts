import { awsApi, awsGuide, issue } from "../requirement/source.ts";
import type { Symptom } from "./symptom.ts";

/** A training job failed, or ended without what it was run for. */
export const training: readonly Symptom[] = [
  {
    title: "AlgorithmError with an exit code and no reason",
    area: "training",
    texts: ["AlgorithmError: …, exit code: 1", "AlgorithmError", "ExecuteUserScriptError"],
    general: true,
    meaning:
      "The container of the job ended with another code than 0. What stands between the colon and the exit code is the first 1,024 characters of /opt/ml/output/failure: nothing, if the program left no such file.",
    look: "The end of the job's log; `byoa train` runs the same job here and prints log, failure reason and exit code.",
    requirements: ["TRAIN-FAIL-01", "TRAIN-FAIL-02", "TRAIN-HP-06", "TRAIN-IN-03", "TRAIN-EXIT-01"],
    sources: [
      awsGuide("your-algorithms-training-signal-success-failure"),
      issue("aws/sagemaker-python-sdk", 658),
      issue("aws/sagemaker-training-toolkit", 111),
    ],
  },
  {
    title: "Exit code 137",
    area: "training",
    texts: [
      "exit code: 137",
      "Please use an instance type with more memory",
      "was sent SIGKILL! Perhaps out of memory?",
      "OOMKilled",
    ],
    alone: ["137", "oom", "out of memory", "sigkill"],
    meaning:
      "The kernel killed the process with SIGKILL: it needed more memory than the instance has, or it was still there when its time after SIGTERM was over (120 s in training, 30 s in serving).",
    look: "Was the job or the endpoint being stopped? Then it is the signal. If not, it is memory.",
    requirements: ["TRAIN-SIG-01", "STOP-02", "HOST-MEM-01", "IMG-EXEC-06"],
    mend: "For memory: read the data in pieces (Pipe or FastFile mode), smaller batches, or a larger instance.",
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), issue("aws/sagemaker-inference-toolkit", 124)],
  },
  {
    title: "Exit codes 132 and 139",
    area: "training",
    texts: ["exit code: 139", "exit code: 132", "Segmentation fault", "Illegal instruction"],
    alone: ["139", "132", "sigsegv", "sigill"],
    meaning:
      "A native library crashed (139), or used instructions that this processor does not have (132). No handler of yours has run, so there is no failure file either.",
    look: "Which library was loaded last, for which processor it was built (`-march=native`, an emulated build), and whether its version fits the others.",
    requirements: ["IMG-ARCH-01", "TRAIN-FAIL-01"],
    mend: "Take the library's official build for linux/amd64, or compile it for a common processor; build and run on the same platform.",
    sources: [issue("aws/amazon-sagemaker-examples", 842), issue("aws/sagemaker-python-sdk", 134)],
  },
  {
    title: "Exit code 143",
    area: "training",
    texts: ["exit code: 143"],
    alone: ["143", "sigterm"],
    meaning: "SIGTERM ended the process where it stood: nothing in it listens to the signal, so nothing was saved.",
    look: "Does the program that has a handler get the signal, or a shell before it?",
    requirements: ["TRAIN-SIG-02", "TRAIN-SIG-01", "IMG-EXEC-06", "STOP-03"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), issue("aws/sagemaker-training-toolkit", 173)],
  },
  {
    title: "The job runs until its limit",
    area: "training",
    texts: ["MaxRuntimeExceeded", "exceeded MaxRuntimeInSeconds"],
    meaning:
      "The job was stopped because its time was over. Where the log says that the work was done long before, the main process did not end.",
    look: "The last line of the log, and its time.",
    requirements: ["TRAIN-EXIT-03", "TRAIN-IN-03", "CHAN-PIPE-06", "TRAIN-SIG-02"],
    sources: [awsApi("DescribeTrainingJob")],
  },
  {
    title: "Completed without a model",
    area: "training",
    texts: [
      "Could not find model data at",
      "model.tar.gz is empty",
      "no model artifact saved under path /opt/ml/model",
    ],
    meaning:
      "The job is Completed and there is no model: nothing lay below /opt/ml/model when the process ended, or the program failed and still ended with 0.",
    look: "`byoa train IMAGE`, then the model.tar.gz that it names: `tar tzf`.",
    requirements: ["TRAIN-MODEL-01", "TRAIN-EXIT-02", "IMG-OPTML-09"],
    sources: [
      awsGuide("your-algorithms-training-algo-output"),
      issue("aws/sagemaker-python-sdk", 3455),
      issue("aws/sagemaker-training-toolkit", 82),
    ],
  },
  {
    title: "A channel is not there",
    area: "training",
    texts: ["No such file or directory … /opt/ml/input/data"],
    meaning:
      "The program looks for a channel that this job does not have, or under another name; in Pipe mode, for a pipe that is not there yet: the folder itself never is.",
    look: "The channels of the job against the names in the program; TrainingInputMode in inputdataconfig.json.",
    requirements: ["TRAIN-IN-03", "TRAIN-IN-02", "CHAN-MODE-03", "CHAN-PIPE-07"],
    sources: [awsGuide("your-algorithms-training-algo-running-container")],
  },
  {
    title: "The pipe channel timed out",
    area: "training",
    texts: ["pipe channel timed out"],
    meaning:
      "In Pipe mode nobody read from a channel for too long: its pipe was never opened, or the program waits for another one meanwhile.",
    look: "Whether every channel of the job is read, and each epoch from its own pipe (`training_0`, `training_1`, …).",
    requirements: ["CHAN-PIPE-09", "CHAN-PIPE-06", "CHAN-PIPE-08", "CHAN-PIPE-07"],
    sources: [issue("aws/amazon-sagemaker-examples", 1316), issue("aws/amazon-sagemaker-examples", 1097)],
  },
  {
    title: "Read-only file system below the channels",
    area: "training",
    texts: ["Read-only file system … /opt/ml/input", "EROFS … /opt/ml/input"],
    meaning: "In FastFile mode the channels are mounted read-only; in File mode the same write goes through.",
    look: "What the program writes beside its data: an unpacked archive, a cache, an index.",
    requirements: ["TRAIN-IN-01"],
    sources: [awsGuide("model-access-training-data")],
  },
  {
    title: "Permission denied below opt ml",
    area: "training",
    texts: ["Permission denied … /opt/ml", "EACCES … /opt/ml"],
    meaning: "The folders of the platform belong to root, and the image sets another user.",
    look: '`docker image inspect --format "{{.Config.User}}" IMAGE` must print an empty line, root or 0.',
    requirements: ["IMG-USER-11", "TRAIN-IN-01"],
    sources: [issue("aws/sagemaker-inference-toolkit", 72), issue("aws/amazon-sagemaker-examples", 744)],
  },
  {
    title: "A variable SM is missing",
    area: "training",
    texts: ["KeyError: 'SM_*'", "SM_* is not set", "SM_*: unbound variable"],
    meaning:
      "SM_MODEL_DIR, SM_CHANNEL_TRAINING and their like are set by AWS's training toolkit inside its own images, not by the platform.",
    look: "Does the image have the toolkit, and is it what starts your program?",
    requirements: ["TRAIN-ENV-03"],
    sources: [issue("aws/sagemaker-python-sdk", 2418), issue("aws/sagemaker-training-toolkit", 107)],
  },
  {
    title: "A key of a configuration file is missing",
    area: "training",
    texts: ["KeyError: 'instance_groups'", "KeyError: 'current_group_name'", "KeyError: 'topology'"],
    meaning:
      "resourceconfig.json has three keys for certain; the others come and go with the platform's age and are absent in local mode.",
    look: "Where the program reads resourceconfig.json.",
    requirements: ["TRAIN-CFG-03"],
    sources: [issue("aws/sagemaker-training-toolkit", 193)],
  },
  {
    title: "Unrecognized arguments",
    area: "training",
    texts: [
      "unrecognized arguments: --_tuning_objective_metric",
      "unrecognized arguments: --sagemaker_*",
      "unrecognized arguments",
    ],
    meaning:
      "The job has hyperparameters that the program does not know: a tuning job and the SDK add some of their own.",
    look: "Who added the name in the message: you, a tuning job (`_tuning_objective_metric`) or the SDK (`sagemaker_…`).",
    requirements: ["TRAIN-HP-05"],
    sources: [issue("aws/sagemaker-training-toolkit", 66), issue("aws/sagemaker-containers", 179)],
  },
  {
    title: "A hyperparameter has the wrong type",
    area: "training",
    texts: [
      "not supported between instances of 'str' and 'int'",
      "could not convert string to float: '\"…\"'",
      "invalid literal for int() with base 10: '\"…\"'",
      "must be … not str",
    ],
    meaning:
      'Every hyperparameter arrives as a string, and from some estimators with JSON quotes around it: "5", or "\\"5\\"".',
    look: "hyperparameters.json of the job: `byoa train IMAGE --hp NAME=VALUE` shows what the program makes of it.",
    requirements: ["TRAIN-HP-02", "TRAIN-HP-03", "TRAIN-HP-06"],
    sources: [
      awsApi("CreateTrainingJob"),
      issue("aws/sagemaker-python-sdk", 3487),
      issue("aws/sagemaker-python-sdk", 613),
    ],
  },
  {
    title: "No metrics",
    area: "training",
    texts: [
      "No objective metrics found",
      "training jobs that are emitting metrics",
      "training jobs that are emiting metrics",
    ],
    meaning:
      "No line of the log matched the expression of the metric: it says something else than the program prints, its first group is no number, or the lines never came.",
    look: "`byoa train IMAGE --metric 'NAME=REGEX'` lists what each expression found in the log.",
    requirements: ["LOG-04", "LOG-01", "LOG-02", "LOG-03"],
    sources: [issue("aws/amazon-sagemaker-examples", 1920), issue("aws/amazon-sagemaker-examples", 463)],
  },
  {
    title: "No log, or all of it at the end",
    area: "training",
    texts: [
      "The specified log stream does not exist",
      "The specified log group does not exist",
      "no logs in CloudWatch",
    ],
    meaning:
      "Nothing was written to standard output or standard error, or it waited in a buffer when the process was killed.",
    look: "`byoa train IMAGE`: do the lines come one after the other, or in one piece?",
    requirements: ["LOG-02", "LOG-01", "IMG-TRAIN-03"],
    sources: [issue("aws/amazon-sagemaker-examples", 319), issue("aws/sagemaker-training-toolkit", 37)],
  },
];
