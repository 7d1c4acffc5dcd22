import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The endpoint is up, and a request fails. */
export const answers: readonly Symptom[] = [
  {
    title: "The headers of the answer are too long",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "Response received from the primary container has headers with length greater than 4096 bytes. Reduce the length of your container's response headers and update",
        /headers with length greater than (?<limit>\d+) bytes|upstream sent too big header/i,
      ),
    ],
    happened:
      "The headers of the container's answer are longer than {limit|4096} bytes, and the platform refuses them.",
    cause: "A header repeats something of the request or holds a trace, metadata or several cookies.",
    fix: "Put it into the body and keep all headers of an answer below {limit|4096} bytes; custom attributes have 1,024 characters. No requirement of byoa looks at this yet.",
    requirements: ["INV-ATTR-08"],
    sources: [issue("aws/deep-learning-containers", 4668)],
  },
  {
    title: "The answer has no Content-Length",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "The response from container primary did not specify the required Content-Length header",
        /did not specify the required Content-Length/i,
      ),
    ],
    happened: "The container's answer has no Content-Length, which this kind of endpoint needs.",
    cause: "Asynchronous endpoints need to know how long an answer is; a streamed or chunked answer does not say.",
    fix: "Send the whole body at once with its length (Flask: `Response(data)`, not a generator; Express: `response.send(body)`; nginx: `chunked_transfer_encoding off;`). No requirement of byoa looks at this yet.",
    requirements: ["INV-RCT-05"],
    sources: [awsGuide("async-inference"), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The invocation timed out",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container",
        /Your invocation timed out while waiting for a response from container|Model server timed out|Timed out while waiting for (?:a )?response from container/i,
      ),
      clue(
        'Read timeout on endpoint URL: "https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/e/invocations"',
        /Read timeout on endpoint URL: "?\S*(?:runtime\.sagemaker|\/invocations)/i,
      ),
    ],
    happened: "The container did not answer `POST /invocations` within 60 s.",
    cause:
      "The prediction is too slow for that body, the model is loaded by the first request, or all workers are busy.",
    fix: "Measure one prediction (`byoa serve`, then `byoa invoke`); load the model before `/ping` says 200, add workers, or use asynchronous inference or a transform job.",
    requirements: ["INV-TIME-02", "HOST-PING-07", "INV-CONC-09", "HOST-CONN-09"],
    sources: [issue("aws/amazon-sagemaker-examples", 799), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "No answer from the container",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        'Received server error (0) from model with message "Amazon SageMaker could not get a response from the my-endpoint endpoint. This can occur when CPU or memory utilization is high."',
        /could not get a response from the (?<endpoint>\S+) endpoint|Received server error \(0\) from/i,
      ),
    ],
    happened: "The container closed the connection or gave no answer at all.",
    cause:
      "A worker died on this request (memory, a crash in a native library) or was too busy; the endpoint's log has it at that time.",
    fix: "Look for a killed worker, a crash or a timeout in the endpoint's log; use fewer workers or more memory, and send the same body with `byoa invoke`.",
    requirements: ["STOP-04", "HOST-MEM-01", "INV-TIME-02", "SEC-RES-03", "INV-ERR-06"],
    sources: [issue("aws/amazon-sagemaker-examples", 2815), issue("aws/amazon-sagemaker-examples", 3089)],
  },
  {
    title: "Text where numbers are expected",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "ValueError: could not convert string to float: 'sepal_length'",
        /could not convert string to float: '?(?<value>[^'"]+)'?|invalid literal for int\(\) with base 10: '(?<value>[^'"]+)'|NumberFormatException: .*"(?<value>[^"]+)"/i,
      ),
      clue(
        "ValueError: X has 4 features, but DecisionTreeClassifier is expecting 5 features as input.",
        /has (?<value>\d+ features), but \w+ is expecting|Number of features of the model must match|feature_names mismatch|Feature shape mismatch|shapes .* not aligned/i,
      ),
    ],
    happened: "The data have other columns than the program expects ({value}).",
    cause:
      "A header line, an index or the label is in the data, a column is missing, or the separator is another; in training a hyperparameter may be the text.",
    fix: "Send and store rows without header and label (or skip them), in the order of training; in a server answer 400 with one line in place of a trace.",
    requirements: ["INV-ERR-06", "CHAN-FILE-02", "TRAIN-HP-06"],
    sources: [awsGuide("cdf-inference")],
  },
  {
    title: "The body is not JSON",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        /Expecting value: line 1 column 1|JSONDecodeError|Unexpected token .{1,12} in JSON|Unexpected end of JSON input|JSON parse error|Failed to decode JSON/i,
      ),
    ],
    happened: "Something was read as JSON and is none.",
    cause:
      "The request's Content-Type and its body do not fit (CSV or nothing is sent, JSON is read); in training, a hyperparameter or a file that is plain text.",
    fix: "Choose the reader by Content-Type, send the type that fits the body (`byoa invoke --content-type text/csv`), and answer 400 for bad JSON.",
    requirements: ["INV-CT-03", "INV-ERR-06", "TRAIN-HP-03"],
    sources: [awsApi("runtime_InvokeEndpoint")],
  },
  {
    title: "The answer cannot be written as JSON",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "TypeError: Object of type float32 is not JSON serializable",
        /Object of type (?<type>\w+) is not JSON serializable|Out of range float values are not JSON compliant/i,
      ),
    ],
    happened: "The prediction holds values ({type|NaN}) that JSON does not know.",
    cause: "NumPy numbers and arrays are no Python numbers and lists; NaN is no JSON.",
    fix: "Convert before answering: `prediction.tolist()`, `float(value)`; replace NaN by null.",
    requirements: ["INV-OK-01", "INV-RCT-05", "INV-ERR-06"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "Bytes are read as text",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x89 in position 0: invalid start byte",
        /UnicodeDecodeError|codec can't decode byte|stream did not contain valid UTF-8/i,
      ),
    ],
    happened: "The program decodes bytes that are no text.",
    cause:
      "A picture, a NumPy array or a compressed file is read as text; or a file that is no data lies in the channel (`._file`, `.DS_Store`).",
    fix: "Choose the reader by Content-Type (a picture: `io.BytesIO(body)`), and in training take only files with your ending.",
    requirements: ["INV-CT-03", "CHAN-FILE-02", "INV-ERR-06"],
    sources: [awsGuide("cdf-inference")],
  },
];
