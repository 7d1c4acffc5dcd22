import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** What the job is configured with, and what reads it. */
export const hyperparameters: readonly Symptom[] = [
  {
    title: "A hyperparameter that only a toolkit sets",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue("KeyError: 'sagemaker_region'", /KeyError: '(?<name>sagemaker_\w+)'/),
      clue(
        "AlgorithmError: uncaught exception during training: 'sagemaker_region'",
        /exception during training: '(?<name>sagemaker_\w+)'/,
      ),
      clue(
        "ValueError: No value for sagemaker_program",
        /(?:missing|no value|not set|required).{0,30}\b(?<name>sagemaker_(?:program|submit_directory|region|job_name|container_log_level))\b/i,
      ),
      clue(
        "TypeError: expected str, bytes or os.PathLike object, not NoneType (SAGEMAKER_PROGRAM)",
        /(?:missing|not set|KeyError|None).{0,40}\b(?<name>SAGEMAKER_(?:PROGRAM|SUBMIT_DIRECTORY))\b/,
      ),
    ],
    happened: "The image's toolkit expects {name|a sagemaker_… name}, which nobody set for this job.",
    cause:
      "The platform never sets {name|it}: AWS's framework estimators (or an Estimator with source_dir) add such names, a plain Estimator or CreateTrainingJob does not.",
    fix: "Start the job with the framework's estimator, or give the value yourself (`hyperparameters={'{name|sagemaker_program}': …}`), or use a newer toolkit that does not need it; a program of your own reads it with a default.",
    requirements: ["TRAIN-HP-04", "TRAIN-ENV-03", "TRAIN-HP-05"],
    sources: [issue("aws/sagemaker-containers", 77), issue("aws/sagemaker-containers", 179)],
  },
  {
    title: "A flag that gets a value",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "train.py: error: unrecognized arguments: True",
        /unrecognized arguments:(?: \S+)*? (?<value>True|False|true|false|None)\b/,
      ),
    ],
    happened: "The parser does not know what to do with `{value}`: an option without a value was given one.",
    cause: "Every hyperparameter has a value, so a flag (`store_true`) arrives as `--do_train True`.",
    fix: "Let the option take a value: `parser.add_argument('--do_train', type=lambda text: text.lower() in ('true', '1'), default=False)`; leave the hyperparameter out where you want the default.",
    requirements: ["TRAIN-HP-02"],
    sources: [issue("huggingface/accelerate", 980), issue("aws/sagemaker-python-sdk", 2689)],
  },
  {
    title: "Unrecognized arguments",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "error: unrecognized arguments: --_tuning_objective_metric accuracy",
        /unrecognized arguments: (?<name>\S+)/i,
      ),
      clue(
        "Error: No such option: --epochs",
        /No such option:? (?<name>-\S+)|(?:unknown|unexpected) (?:option|argument|flag):? '?(?<name>-{1,2}[\w-]+)|flag provided but not defined: (?<name>\S+)|unrecognized option '?(?<name>-\S+)/i,
      ),
      clue(
        "TypeError: train() got an unexpected keyword argument 'sagemaker_program'",
        /got an unexpected keyword argument '(?<name>sagemaker_\w+|_tuning_objective_metric)'/i,
      ),
    ],
    happened: "The program does not know the argument {name|in the line} and stopped.",
    cause:
      "The job has a hyperparameter of that name: yours, one that a tuning job adds (`_tuning_objective_metric`), or one of the SDK (`sagemaker_…`, `model_dir`).",
    fix: "Take what you know and leave the rest: `args, _ = parser.parse_known_args()`; or remove the hyperparameter from the job.",
    requirements: ["TRAIN-HP-05"],
    sources: [issue("aws/sagemaker-training-toolkit", 66), issue("aws/sagemaker-containers", 179)],
  },
  {
    title: "A hyperparameter is missing",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "train.py: error: the following arguments are required: --epochs",
        /the following arguments are required: (?<name>.+)/i,
      ),
      clue(
        "KeyError: 'learning_rate' in hyperparameters",
        /(?:hyper-?parameters?|\bhps?\b).{0,40}KeyError: '(?<name>[\w-]+)'|KeyError: '(?<name>[\w-]+)'.{0,40}hyper-?param/i,
      ),
      clue("Missing option '--epochs'", /Missing (?:option|parameter|argument) ["'](?<name>[^"']+)["']/i),
      clue(
        "hyperparameter max_depth is required",
        /hyper-?parameter[s]?:? ['"`]?(?<name>[\w-]+)['"`]? (?:is|are) (?:required|missing|not set)/i,
      ),
      clue(
        "No value(s) were specified for 'mini_batch_size' which are required hyperparameter(s)",
        /No value\(s\) were specified for '(?<name>[^']+)'/i,
      ),
    ],
    happened: "The program wants the hyperparameter {name|in the line}, and the job does not have it.",
    cause: "It has no default, and the job was started without it (or with another spelling).",
    fix: "Give it with the job (`byoa train IMAGE --hp NAME=VALUE` tries it), or give it a default in the program.",
    requirements: ["TRAIN-HP-04"],
    sources: [awsGuide("your-algorithms-training-algo-running-container"), issue("aws/sagemaker-python-sdk", 3487)],
  },
  {
    title: "A hyperparameter has the wrong type",
    area: "hyperparameters",
    role: "cause",
    clues: [
      clue(
        "TypeError: '<' not supported between instances of 'str' and 'int'",
        /not supported between instances of '(?:str|int|float)' and '(?:str|int|float)'|unsupported operand type\(s\) for \S+: '(?:str' and '(?:int|float)|(?:int|float)' and 'str)'/i,
      ),
      clue(
        "ValueError: could not convert string to float: '\"0.1\"'",
        /could not convert string to float: '?\\?"(?<value>[^'"]*)|invalid literal for int\(\) with base 10: '\\?"(?<value>[^'"]*)/i,
      ),
      clue(
        "TypeError: 'str' object cannot be interpreted as an integer",
        /'str' object cannot be interpreted as an integer|must be (?:a )?(?:real number|int(?:eger)?|float), not str|expected (?:int|float|bool)[^,]*, (?:got|not) (?:type )?'?str|must be of type \w+, (?:but )?(?:got|not) str/i,
      ),
      clue(
        "train.py: error: argument --epochs: invalid int value: '10.0'",
        /argument (?<name>-\S+): invalid (?<type>\w+) value: '?(?<value>[^']*)/i,
      ),
      clue(
        "xgboost: Invalid Parameter format for max_depth expect int but value='\"5\"'",
        /Invalid Parameter format for (?<name>\w+) expect (?<type>\w+)/i,
      ),
    ],
    happened:
      "A hyperparameter ({name|see the trace}) reached the program as text ({value|a string}) that it does not convert.",
    cause:
      'The platform hands every hyperparameter over as a string, and some estimators put JSON quotes around it ("\\"5\\"").',
    fix: "Convert each by its type: `int(hp['epochs'])`, `float(…)`, `json.loads(…)` for lists and truth values (`bool(\"False\")` is True); undo the quotes where there are any.",
    requirements: ["TRAIN-HP-02", "TRAIN-HP-03", "TRAIN-HP-06"],
    sources: [
      awsApi("CreateTrainingJob"),
      issue("aws/sagemaker-python-sdk", 3487),
      issue("aws/sagemaker-python-sdk", 613),
    ],
  },
];
