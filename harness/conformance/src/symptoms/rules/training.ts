import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** A training job failed, or ended without what it was run for. */
export const training: readonly Symptom[] = [
  {
    title: "The pipe channel timed out",
    area: "training",
    role: "cause",
    clues: [clue("Platform Error: SageMaker pipe channel timed out", /pipe channel timed out/i)],
    happened: "In Pipe mode a channel was not read for too long.",
    cause: "A pipe was never opened, was opened twice, or the program waits for another one meanwhile.",
    fix: "Read every channel of the job, each epoch from its own pipe (`training_0`, `training_1`, …), all channels side by side.",
    requirements: ["CHAN-PIPE-09", "CHAN-PIPE-06", "CHAN-PIPE-08", "CHAN-PIPE-07"],
    sources: [issue("aws/amazon-sagemaker-examples", 1316), issue("aws/amazon-sagemaker-examples", 1097)],
  },
  {
    title: "A pipe is read like a file",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 29] Illegal seek",
        /\[Errno 29\]|Illegal seek|ESPIPE|(?:underlying stream|File or stream) is not seekable/i,
      ),
    ],
    happened: "The program seeks in a pipe.",
    cause:
      "In Pipe mode a channel is a FIFO: it is read once, from its beginning to its end. Readers of Parquet, zip or NumPy archives seek.",
    fix: "Read it as a stream (RecordIO, CSV lines), or use File or FastFile mode for formats that need seeking.",
    requirements: ["CHAN-PIPE-08", "CHAN-MODE-03"],
    sources: [awsGuide("model-access-training-data")],
  },
  {
    title: "A spot job was interrupted",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "Interrupted - Training job was interrupted",
        /Training job was interrupted|spot interruption|SpotInterrupt/i,
      ),
    ],
    happened: "AWS took the spot instance back; the job starts again when there is one.",
    cause: "Managed spot training uses spare capacity.",
    fix: "Write checkpoints to /opt/ml/checkpoints and go on from the last one at the start; save on SIGTERM.",
    requirements: ["TRAIN-CKPT-01", "TRAIN-CKPT-02", "TRAIN-SIG-01"],
    sources: [awsGuide("model-managed-spot-training")],
  },
  {
    title: "The job runs until its limit",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "Training job runtime exceeded MaxRuntimeInSeconds provided",
        /MaxRuntimeExceeded|exceeded MaxRuntimeInSeconds|MaxWaitTimeExceeded|MaxRuntimeInSeconds exceeded/i,
      ),
    ],
    happened: "The job was stopped because its time was over.",
    cause:
      "It needs longer than MaxRuntimeInSeconds; or the work was done long before (see the last line's time) and the main process did not end.",
    fix: "Let the process end when its work is done (`sys.exit(0)`, daemon threads, closed pools); otherwise raise MaxRuntimeInSeconds and write checkpoints.",
    requirements: ["TRAIN-EXIT-03", "TRAIN-IN-03", "CHAN-PIPE-06", "TRAIN-SIG-02"],
    sources: [awsApi("DescribeTrainingJob")],
  },
  {
    title: "Completed without a model",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "ValueError: Could not find model data at s3://bucket/job/output/model.tar.gz",
        /Could not find model data at (?<address>\S+)|model\.tar\.gz is empty|no model artifacts? (?:is |was )?(?:saved|found)/i,
      ),
      clue("WARNING: No model artifact is saved under path /opt/ml/model.", /No model artifact is saved under path/i),
    ],
    happened: "The job ended and there is no model.",
    cause: "Nothing lay below /opt/ml/model when the process ended; or the program failed and still ended with 0.",
    fix: "Save to /opt/ml/model before the process ends, and end with another code than 0 after an error. `byoa train IMAGE`, then `tar tzf` the archive that it names.",
    requirements: ["TRAIN-MODEL-01", "TRAIN-EXIT-02", "IMG-OPTML-09"],
    sources: [
      awsGuide("your-algorithms-training-algo-output"),
      issue("aws/sagemaker-python-sdk", 3455),
      issue("aws/sagemaker-training-toolkit", 82),
    ],
  },
  {
    title: "No metrics",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "No objective metrics found after running 5 training jobs",
        /No objective metrics? found|no metrics? (?:got|were|was) (?:observed|found|emitted)|training jobs? that (?:is|are) emm?itt?ing (?:the )?(?:objective )?metrics?|objective metric .*(?:was )?not found/i,
      ),
    ],
    happened: "No line of the log matched the expression of the metric.",
    cause:
      "It says something else than the program prints, its first group is no number, or the lines never came (buffered, or the job failed).",
    fix: "`byoa train IMAGE --metric 'NAME=REGEX'` lists what each expression finds; print `name=value;` and catch `name=([0-9.]+);`.",
    requirements: ["LOG-04", "LOG-01", "LOG-02", "LOG-03"],
    sources: [issue("aws/amazon-sagemaker-examples", 1920), issue("aws/amazon-sagemaker-examples", 463)],
  },
  {
    title: "No log, or all of it at the end",
    area: "training",
    role: "effect",
    clues: [
      clue(
        "ResourceNotFoundException: The specified log stream does not exist",
        /The specified log (?:stream|group) does not exist|no logs? (?:in|for) CloudWatch/i,
      ),
    ],
    happened: "There is no log of this container.",
    cause:
      "Nothing was written to standard output or standard error before it ended, or it waited in a buffer when the process was killed; or the role may not write logs.",
    fix: "`ENV PYTHONUNBUFFERED=1` (or `print(…, flush=True)`), no log file in place of the output; the role needs logs:CreateLogStream and logs:PutLogEvents.",
    requirements: ["LOG-02", "LOG-01", "IMG-TRAIN-03"],
    sources: [issue("aws/amazon-sagemaker-examples", 319), issue("aws/sagemaker-training-toolkit", 37)],
  },
  {
    title: "Links in the model folder",
    area: "training",
    role: "cause",
    clues: [
      clue(
        "Failed to upload model: /opt/ml/model contains symbolic links",
        /(?:symbolic links?|symlinks?|hard links?).*(?:not (?:allowed|supported)|outside|invalid|refus)|contains? (?:symbolic links|symlinks)|(?:link|path) (?:outside|escapes)/i,
      ),
    ],
    happened: "The model holds links.",
    cause: "Only regular files and folders are taken over; a download cache (Hugging Face) is made of links.",
    fix: "Copy what the links point to: `cp -rL from to`, `shutil.copytree(from, to, symlinks=False)`, `local_dir_use_symlinks=False`.",
    requirements: ["TRAIN-MODEL-03"],
    sources: [issue("mantiumai/aws-sagemaker-gptj-deepspeed-blog", 5)],
  },
  {
    title: "The toolkit of AWS failed before your program",
    area: "training",
    role: "effect",
    clues: [
      clue("sagemaker-training-toolkit ERROR    framework error:", /framework error:/i),
      clue("sagemaker-training-toolkit ERROR    Reporting training FAILURE", /Reporting training FAILURE/i),
    ],
    happened: "AWS's training toolkit in the image failed outside your program.",
    cause:
      "It could not fetch or unpack the code, read the configuration or start the program; the error that ends the trace says which.",
    fix: "Look at the last line of the trace; `byoa explain @job.log` finds it.",
    requirements: ["IMG-TRAIN-03", "TRAIN-FAIL-02"],
    sources: [issue("aws/amazon-sagemaker-examples", 1931), issue("aws/amazon-sagemaker-examples", 1224)],
  },
  {
    title: "AlgorithmError",
    area: "training",
    role: "frame",
    clues: [
      clue("AlgorithmError: , exit code: 1", /AlgorithmError/i),
      clue('ExecuteUserScriptError: Command "/usr/bin/python train.py --epochs 5"', /ExecuteUserScriptError/i),
      clue("ExitCode 1", /\bExitCode 1\b/),
      clue(
        "RuntimeError: Failed to run: ['docker-compose', 'up'], Process exited with code: 1",
        /Failed to run: \['?docker|(?:exit(?:ed)?(?: with)? code:? |exit status )(?<code>\d+)/i,
      ),
      clue(
        "CalledProcessError: Command '['python', 'train.py']' returned non-zero exit status 1.",
        /returned non-zero exit status 1\b/i,
      ),
      clue(
        "No training job succeeded after 5 attempts. Please take a look at the training job failures to get more details.",
        /No training job succeeded after \d+ attempts|^Execution halted|All training jobs failed/i,
      ),
    ],
    alone: ["1", "exit code 1", "exit status 1"],
    happened: "The container of the job ended with an error; this line does not say which.",
    cause:
      "What follows the colon is the first 1,024 characters of /opt/ml/output/failure: nothing, if the program left no such file. The real error stands in the job's log.",
    fix: "Read the end of the log (`byoa explain @job.log` finds the decisive lines), or run the same job here: `byoa train IMAGE`. Write the cause to /opt/ml/output/failure.",
    requirements: ["TRAIN-FAIL-01", "TRAIN-FAIL-02", "TRAIN-EXIT-01"],
    sources: [
      awsGuide("your-algorithms-training-signal-success-failure"),
      issue("aws/sagemaker-python-sdk", 658),
      issue("aws/sagemaker-python-sdk", 1225),
      issue("aws/sagemaker-training-toolkit", 111),
    ],
  },
];
