import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Transform jobs: many records, one container. */
export const batch: readonly Symptom[] = [
  {
    title: "Several JSON lines in one request",
    area: "batch",
    role: "cause",
    clues: [
      clue(
        "json.decoder.JSONDecodeError: Extra data: line 2 column 1 (char 176)",
        /Extra data: line (?:[2-9]|\d{2,}) column 1\b/i,
      ),
      clue(
        "SyntaxError: Unexpected non-whitespace character after JSON at position 176 (line 2 column 1)",
        /Unexpected (?:non-whitespace character|token \{ in JSON|token '\{'.*) .*(?:after JSON|line 2 column 1)|after top-level value|trailing characters at line 2/i,
      ),
    ],
    happened: "The server parsed the body as one JSON document, and a second one follows in line 2.",
    cause:
      "The body is JSON Lines: with BatchStrategy MultiRecord a transform job puts several records into one request, one a line.",
    fix: "Parse line by line and give one line for each (`[json.loads(line) for line in body.splitlines() if line]`), or set BatchStrategy to SingleRecord with SplitType Line.",
    requirements: ["BATCH-REC-04", "INV-CT-03"],
    sources: [issue("huggingface/notebooks", 227), awsGuide("batch-transform")],
  },
  {
    title: "The output is not what the transform job assembles",
    area: "batch",
    role: "cause",
    clues: [
      clue(
        "Failed to parse output from the algorithm as CSV",
        /Failed to parse output from the algorithm as (?<format>\w+)|Unable to (?:parse|join) (?:the )?(?:output|response)|number of (?:output )?records .*(?:not match|does not equal|different)|Fail(?:ed)? to join data|mismatched line count|Could not (?:join|filter).*(?:input|output)/i,
      ),
      clue("ClientError: Too many objects failed. See logs for more information", /Too many objects failed/i),
    ],
    happened: "The transform job cannot use what the container answered (it expects {format|another form}).",
    cause:
      "With a filter or JoinSource the answer is parsed: it must be of the type that Accept names, with one record for each record that came in, in the same order.",
    fix: "Set Accept of TransformOutput to what the server gives, and answer exactly one record a line, with a line break at the end of each.",
    requirements: ["BATCH-REC-04", "INV-RCT-05", "BATCH-ACC-05"],
    sources: [issue("aws/amazon-sagemaker-examples", 821), awsGuide("batch-transform"), awsApi("CreateTransformJob")],
  },
  {
    title: "A transform job gets no answer",
    area: "batch",
    role: "cause",
    clues: [
      clue(
        "test_data_100k.csv: Unable to get response from algorithm",
        /Unable to get response from algorithm|Model server did not respond to \/invocations/i,
      ),
    ],
    happened: "The container gave no answer to a request of the transform job.",
    cause:
      "The worker took longer than allowed or died on it: the body of many records is too much work or memory, or parallel requests are.",
    fix: "Send less at once (MaxPayloadInMB, SplitType Line, MaxConcurrentTransforms 1), raise InvocationsTimeoutInSeconds (ModelClientConfig) and the server's own limit, and look for a killed worker in the job's log.",
    requirements: ["INV-TIME-02", "BATCH-BIG-07", "BATCH-CONC-08", "HOST-MEM-01", "INV-SIZE-10"],
    sources: [
      issue("aws/sagemaker-python-sdk", 1951),
      issue("aws/sagemaker-python-sdk", 753),
      issue("aws/sagemaker-python-sdk", 962),
    ],
  },
  {
    title: "A record is larger than a request may be",
    area: "batch",
    role: "cause",
    outside: "the request",
    clues: [
      clue(
        "ClientError: Record is too large. Max payload size is 6 MB",
        /(?:record|line|batch)\b.{0,30}(?:larger|bigger|exceeds|too large|greater)\b.{0,40}(?:payload|MB)|product of MaxConcurrentTransforms/i,
      ),
    ],
    happened: "One record or file of the transform job is larger than MaxPayloadInMB.",
    cause:
      "Without SplitType a whole file is one request; MaxPayloadInMB is 6 unless set (100 at most, 0 for streams).",
    fix: "Set SplitType Line, or a larger MaxPayloadInMB with MaxConcurrentTransforms 1.",
    requirements: ["BATCH-BIG-07", "INV-SIZE-10"],
    sources: [awsGuide("batch-transform-errors"), awsApi("CreateTransformJob")],
  },
  {
    title: "See the logs of the transform job",
    area: "batch",
    role: "frame",
    clues: [clue("AlgorithmError: See job logs for more information", /See (?:the )?job logs for more information/i)],
    happened: "The transform job failed; its log has the reason.",
    cause: "The line names no cause.",
    fix: "Open the job's log stream that ends with `data-log`: each object has its line there. `byoa explain @transform.log` finds it.",
    requirements: ["INV-OK-01", "HOST-PING-03"],
    sources: [issue("aws/deep-learning-containers", 586), awsGuide("batch-transform-errors")],
  },
];
