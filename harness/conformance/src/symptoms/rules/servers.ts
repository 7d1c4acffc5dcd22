import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** gunicorn, nginx, TorchServe and the multi-model server: what they say when the program in them fails. */
export const servers: readonly Symptom[] = [
  {
    title: "The server's own configuration is refused",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        'nginx: [emerg] host not found in upstream "app:8000" in /etc/nginx/nginx.conf:20',
        /nginx: \[emerg\] (?<reason>.+)|unknown directive "(?<directive>[^"]+)"|host not found in upstream "(?<host>[^"]+)"/i,
      ),
      clue(
        "gunicorn: error: argument -w: invalid int value",
        /\b(?:gunicorn|uvicorn|torchserve|mlflow|nginx): error: (?<reason>.+)/i,
        /unrecognized arguments: (?:serve|train)\s*$/,
      ),
      clue(
        "Failed to find attribute 'app' in 'wsgi'.",
        /Failed to find (?:attribute|application object) '?(?<name>\w+)'? in '(?<module>[\w.:]+)'|Error loading ASGI app\. (?<reason>.+)/i,
      ),
      clue(
        "Unrecognized VM option 'UseConcMarkSweepGC'",
        /(?<reason>Unrecognized VM option '?\S+)|Could not create the Java Virtual Machine|'(?<reason>[^']+)' is not a valid port number/i,
      ),
    ],
    happened: "The server in the image does not accept its configuration ({reason|see the line}).",
    cause: "A directive, an option or the name of the application is wrong for the version in the image.",
    fix: "Run `docker run --rm --entrypoint nginx IMAGE -t` (or the server's own check), and correct what the line names; gunicorn wants MODULE:VARIABLE of a module that it can import from its working folder.",
    requirements: ["IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-inference-code"), issue("aws/amazon-sagemaker-examples", 1853)],
  },
  {
    title: "A request took too long for the server in the image",
    area: "requests",
    role: "cause",
    clues: [
      clue("[CRITICAL] WORKER TIMEOUT (pid:12)", /WORKER TIMEOUT(?: \(pid:(?<pid>\d+)\))?/),
      clue(
        "upstream timed out (110: Connection timed out) while reading response header from upstream",
        /upstream timed out|(?:GET \/ping|POST \/invocations)[^"]*"? (?<status>504)\b|504 Gateway Time-?out/i,
      ),
      clue(
        "org.pytorch.serve.wlm.WorkerThread - Number or consecutive unsuccessful inference 1",
        /consecutive unsuccessful inference|Backend worker (?:did not respond|response timeout)|predict(?:ion)? (?:timed out|timeout)/i,
        /WorkerInitializationException/,
      ),
    ],
    alone: ["504"],
    happened: "A proxy or process manager in the image gave a request up before the program had answered.",
    cause:
      "The prediction is slow (the first one above all, when the model is loaded then), or the limit in the image is shorter than the platform's 60 s (gunicorn's default is 30 s).",
    fix: "Load the model before `/ping` says 200; gunicorn: `--timeout 60`, nginx: `proxy_read_timeout 60s;`, AWS's servers: SAGEMAKER_MODEL_SERVER_TIMEOUT. For longer work use asynchronous inference or a transform job.",
    requirements: ["INV-TIME-02", "HOST-PING-07", "HOST-PING-08", "INV-CONC-09"],
    sources: [issue("aws/sagemaker-python-sdk", 1119), issue("aws/amazon-sagemaker-examples", 556)],
  },
  {
    title: "A model server's worker does not start",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        "com.amazonaws.ml.mms.wlm.WorkerInitializationException: Backend worker did not respond in given time",
        /WorkerInitializationException(?:: (?<reason>.+))?|Backend worker startup time out/i,
      ),
      clue(
        "org.pytorch.serve.wlm.WorkerLifeCycle - Backend worker process died.",
        /Backend worker process (?:has )?died|Backend worker monitoring thread interrupted|Backend worker error/i,
      ),
      clue(
        "Load model failed: model, error: Worker died.",
        /Load model failed: (?<model>[\w.-]+), error: Worker died|error: Worker died|"message": "Worker died\."|Model "(?<name>[^"]+)" has no worker to serve/i,
      ),
      clue(
        "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>",
        /Worker failed to boot|HaltServer|Shutting down: Master/i,
      ),
      clue("[ERROR] Exception in worker process", /Exception in worker process|Worker exiting \(pid: \d+\)/i),
      clue(
        "Error: ShardCannotStart",
        /ShardCannotStart|Shard \d+ failed to start|WorkerProc failed to start|Engine core (?:initialization )?failed|Engine process failed to start|Worker \(pid:? ?\d+\) exited with code [34]|^Worker died\b/i,
      ),
    ],
    happened:
      "The model server is up and its worker, which loads the model, does not start or dies ({reason|see its own lines}).",
    cause:
      "Loading the model fails (a missing module or file), takes longer than the server allows, or needs more memory than there is.",
    fix: "Look for the trace of the worker beside these lines (`byoa explain @endpoint.log` finds it). For slow loading raise the server's limit (SAGEMAKER_STARTUP_TIMEOUT, SAGEMAKER_MODEL_SERVER_TIMEOUT, TS_DEFAULT_RESPONSE_TIMEOUT); for memory start fewer workers (SAGEMAKER_MODEL_SERVER_WORKERS=1).",
    requirements: ["IMG-SERVE-04", "HOST-PING-06", "HOST-PING-07", "STOP-04", "SEC-RES-03"],
    sources: [
      issue("aws/sagemaker-python-sdk", 2284),
      issue("pytorch/serve", 498),
      issue("awslabs/multi-model-server", 1027),
    ],
  },
  {
    title: "The handler script of a toolkit",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        "mms.service.PredictionException: model_fn() takes 1 positional argument but 2 were given : 400",
        /(?<function>model_fn|input_fn|predict_fn|output_fn|transform_fn|handle)\(\) (?:takes|missing|got) .{0,80}/i,
      ),
      clue(
        "NotImplementedError: Please provide a model_fn implementation.",
        /Please provide a (?<function>model_fn|predict_fn|input_fn|output_fn) implementation|NotImplementedError.*(?<function>model_fn|default_model_fn)/i,
      ),
      clue(
        "You need to define one of the following ['text-classification', 'fill-mask'] as env 'HF_TASK'.",
        /You need to define one of the following \[.*\] as env '?(?<function>\w*TASK)/i,
      ),
      clue(
        "ValueError: Exactly one .pth or .pt file is required for PyTorch models: []",
        /Exactly one \.pth or \.pt file is required/i,
      ),
    ],
    happened: "AWS's inference toolkit in the image and the handler script do not fit ({function|see the line}).",
    cause:
      "The toolkit calls model_fn, input_fn, predict_fn and output_fn with its own arguments, and looks for the script in `code/` of the model archive; here one is missing, has another form, or was not found.",
    fix: "Put `code/inference.py` into model.tar.gz, give the functions the toolkit's arguments (`model_fn(model_dir, context=None)`), and set HF_TASK where Hugging Face's image should do without a script.",
    requirements: ["TRAIN-MODEL-04", "HOST-PING-07", "INV-OK-01"],
    sources: [
      issue("aws/sagemaker-huggingface-inference-toolkit", 126),
      issue("aws/sagemaker-huggingface-inference-toolkit", 110),
      issue("aws/sagemaker-huggingface-inference-toolkit", 10),
    ],
  },
  {
    title: "A model from a GPU is loaded without one",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.",
        /Attempting to deserialize object on (?:a )?CUDA device/i,
      ),
    ],
    happened: "The model was saved with tensors on a GPU, and this container has none.",
    cause: "`torch.load` puts tensors back where they were.",
    fix: "Load with `torch.load(path, map_location='cpu')`, or save with `model.cpu()`; or choose a GPU instance.",
    requirements: ["TRAIN-MODEL-04", "HOST-PING-07"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The model cannot be read",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        "_pickle.UnpicklingError: invalid load key, 'v'.",
        /UnpicklingError|invalid load key|unsupported pickle protocol|Can't get attribute '(?<name>\w+)' on <module '(?<module>[^']+)'|EOFError: Ran out of input/i,
      ),
      clue(
        "RuntimeError: Error(s) in loading state_dict for Net: Missing key(s) in state_dict",
        /Error\(s\) in loading state_dict|size mismatch for \S+|PytorchStreamReader failed|Unable to open file \(file signature not found\)|Unknown layer: '?(?<layer>\w+)|bad marshal data|Unable to load model|XGBoostError.*(?:model|load)/i,
      ),
      clue(
        "InconsistentVersionWarning: Trying to unpickle estimator DecisionTreeClassifier from version 1.0 when using version 1.3.",
        /Trying to unpickle estimator (?<name>\w+) from version (?<made>[\w.]+)/i,
      ),
      clue(
        "Unrecognized model in /opt/ml/model. Should have a `model_type` key in its config.json",
        /Unrecognized model in (?<path>\S+)|does not recognize this architecture|Unrecognized configuration class|safetensors_rust\.SafetensorError/i,
      ),
      clue(
        "AttributeError: 'DecisionTreeClassifier' object has no attribute 'n_features_'",
        /AttributeError: '(?<name>\w*(?:Classifier|Regressor|Regression|SV[CR]|Transformer|Encoder|Scaler|Vectorizer|Imputer|Pipeline|Booster|KMeans|PCA|Forest|Tree))' object has no attribute '(?<attribute>\w+)'|object has no attribute '(?<attribute>\w*[a-z]_)'/,
      ),
      clue(
        "TypeError: code() takes at most 16 arguments (18 given)",
        /TypeError: (?:code\(\)|code expected) |an integer is required \(got type bytes\)|Weights only load failed/,
      ),
    ],
    happened: "The server finds the model and cannot read it.",
    cause:
      "It was saved by other versions of the libraries (Python, scikit-learn, PyTorch), by a script whose classes the server does not have, or the file is no model (a Git LFS pointer, half an upload).",
    fix: "Pin the same versions for training and serving, import the model's classes from a module that both have, and look at the file (`file`, `head -c 200`).",
    requirements: ["TRAIN-MODEL-04", "HOST-PING-07", "HOST-PING-06"],
    sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-python-sdk", 2284)],
  },
];
