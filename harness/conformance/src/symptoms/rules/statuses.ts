import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

const status = (codes: string): RegExp =>
  new RegExp(
    `Received (?:client|server) error \\((?<status>${codes})\\) from|Bad HTTP status received from algorithm: (?<status>${codes})\\b|POST /invocations(?: HTTP/[\\d.]+)?["']?(?: -)? (?<status>${codes})\\b|"code": ?(?<status>${codes})\\b|: ClientError: (?<status>${codes})\\b|OriginalStatusCode\\W+(?<status>${codes})\\b`,
    "i",
  );

/** What the status of an answer says. */
export const statuses: readonly Symptom[] = [
  {
    title: "415 Unsupported Media Type",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        'Received client error (415) from primary with message "Unsupported content type: text/csv; charset=utf-8"',
        status("415"),
      ),
      clue(
        "This predictor only supports CSV data",
        /Unsupported (?:content[- ]?type|media type)(?::? '?(?<type>[\w./+-]+))?|only supports CSV data|Content-?[Tt]ype (?<type>[\w./+-]+) (?:is )?not supported|requested an unsupported ContentType in content_type: (?<type>[\w./+-]+)|content type .*(?:not supported|unsupported)|UnsupportedFormatException|HttpMediaTypeNotSupported/i,
      ),
    ],
    alone: ["415"],
    happened: "The server does not take the Content-Type of the request ({type|see the line}).",
    cause:
      "The client sent another type than the server knows, or the server compares the header with its charset and all.",
    fix: "Send the type that the server knows (`ContentType=` of the call, of TransformInput); in the server compare the part before the semicolon only.",
    requirements: ["INV-CT-03"],
    sources: [issue("aws/sagemaker-xgboost-container", 390), issue("aws/sagemaker-tensorflow-serving-container", 162)],
  },
  {
    title: "406 Not Acceptable",
    area: "requests",
    role: "cause",
    clues: [
      clue('Received client error (406) from model with message "Accept type not supported"', status("406")),
      clue(
        "406 Not Acceptable",
        /\bNot Acceptable\b|KeyError: 'HTTP_ACCEPT'|Accept(?: type| header)? .*not supported|unsupported accept|requested an unsupported (?:Accept|ContentType in accept)/i,
      ),
    ],
    alone: ["406"],
    happened: "The server does not give the type that the request accepts, or insists on an Accept header.",
    cause: "Transform jobs send no Accept unless told to, and clients send `*/*`.",
    fix: "Take a missing header and `*/*` for your default type.",
    requirements: ["INV-ACC-04", "BATCH-ACC-05"],
    sources: [issue("aws/sagemaker-containers", 142), issue("aws/amazon-sagemaker-examples", 729)],
  },
  {
    title: "413 Request Entity Too Large",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        "client intended to send too large body: 5242881 bytes",
        /client intended to send too large (?:chunked )?body/i,
      ),
      clue('Received client error (413) from primary with message "413 Request Entity Too Large nginx"', status("413")),
      clue(
        "413 Request Entity Too Large",
        /Received message larger than max|Message size exceed|at 'body' failed to satisfy constraint: Member must have length less|Request Entity Too Large|Payload Too Large|PayloadTooLargeError|Content Too Large|larger than the maximum allowed payload|Request size (?:is |)(?:larger|too large|exceeds)|entity too large|payload .*exceeds .*(?:limit|maximum)/i,
      ),
    ],
    alone: ["413"],
    happened: "The body is larger than something on its way takes.",
    cause:
      "nginx takes 1 MB, Express 100 kB, Java servers a few MB unless told otherwise (then its name stands in the message); beyond 25 MB (serverless 4 MB) the platform refuses.",
    fix: "nginx: `client_max_body_size 25m;`; Express: `limit: '25mb'`; AWS's servers: SAGEMAKER_MAX_PAYLOAD_IN_MB or MMS_MAX_REQUEST_SIZE. For more use asynchronous inference or a transform job; in transform jobs lower MaxPayloadInMB.",
    requirements: ["INV-SIZE-10", "BATCH-BIG-07"],
    sources: [issue("aws/amazon-sagemaker-examples", 2793), issue("aws/sagemaker-python-sdk", 171)],
  },
  {
    title: "invocations answers 404 or 405",
    area: "requests",
    role: "cause",
    clues: [
      clue(
        '"POST /invocations HTTP/1.1" 405 178',
        /POST \/invocations\/?(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>404|405)\b|Cannot POST \/invocations/i,
      ),
      clue(
        'Received client error (404) from primary with message "Not Found"',
        /Received client error \((?<status>404|405)\) from|Bad HTTP status received from algorithm: (?<status>404|405)\b/i,
      ),
    ],
    happened: "The server has no `POST /invocations` (it returned {status|404}).",
    cause: "The route is missing, has a slash at the end, or is registered for GET only.",
    fix: 'Register it: Flask `@app.route("/invocations", methods=["POST"])`, FastAPI `@app.post("/invocations")`, Express `app.post("/invocations", …)`.',
    requirements: ["INV-OK-01"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "507 from the container",
    area: "requests",
    role: "cause",
    clues: [
      clue("Received server error (507) from model", status("507")),
      clue("HTTP 507 Insufficient Storage", /507 Insufficient Storage/i),
    ],
    alone: ["507"],
    happened: "The container says that it has no memory left for another model (507).",
    cause:
      "Multi-model containers answer 507 so that the platform unloads other models first; if it stays, one model does not fit at all.",
    fix: "Free the memory when a model is deleted (`DELETE /models/NAME` must return after it), use smaller models or a larger instance.",
    requirements: ["MME-LOAD-02", "MME-GET-04", "SEC-RES-03"],
    sources: [awsGuide("mms-container-apis"), issue("aws-neuron/aws-neuron-sdk", 426)],
  },
  {
    title: "400 from the container",
    area: "requests",
    role: "effect",
    clues: [
      clue(
        'Received client error (400) from primary with message "unable to evaluate payload provided"',
        status("40[0-3]|409|422|429"),
      ),
      clue(
        "unable to evaluate payload provided",
        /unable to evaluate payload|mms\.service\.PredictionException|BadRequestException/i,
      ),
    ],
    happened: "The container refused the request ({status|4xx}).",
    cause:
      "The body is not what the server reads: another format, a header line or the label in a CSV, a missing field. Where the body is good, the reader is too strict.",
    fix: "Read the message behind the code, and send the same body with `byoa invoke`.",
    requirements: ["INV-ERR-06", "INV-OK-01", "INV-CT-03"],
    sources: [awsApi("runtime_InvokeEndpoint"), issue("aws/amazon-sagemaker-examples", 821)],
  },
  {
    title: "A server error of the model",
    area: "requests",
    role: "effect",
    clues: [
      clue('Received server error (500) from primary with message "Internal Server Error"', status("5\\d\\d")),
      clue(
        "ERROR in app: Exception on /invocations [POST]",
        /Exception on \/invocations|Exception in ASGI application|could not load the entire response body|Invoke(?:Endpoint)? .*InternalServerException/i,
      ),
    ],
    happened: "The program answered {status|5xx} to a request.",
    cause:
      "An exception that nothing caught, or bad input that was not refused with 4xx. The trace stands in the endpoint's log at that time.",
    fix: "Read the log (`byoa explain @endpoint.log`), and send the same body with `byoa invoke`; answer bad input with 400 and one line.",
    requirements: ["INV-ERR-06", "INV-OK-01", "INV-CT-03", "INV-ACC-04", "HOST-PING-07"],
    sources: [
      awsApi("runtime_InvokeEndpoint"),
      issue("aws/amazon-sagemaker-examples", 1809),
      issue("aws/sagemaker-tensorflow-serving-container", 93),
    ],
  },
  {
    title: "ModelError 424",
    area: "requests",
    role: "frame",
    clues: [
      clue(
        "An error occurred (ModelError) when calling the InvokeEndpoint operation",
        /\bModel(?:Stream)?Error\b|Status Code: 424|\(424\)/,
      ),
    ],
    alone: ["424"],
    happened: "The platform is fine and the container is not: it answered something other than 2xx, or nothing.",
    cause:
      "OriginalStatusCode and OriginalMessage hold what the container said: 4xx it refused the request, 5xx it failed, 0 it gave no answer.",
    fix: "Paste the whole message: the code in brackets decides. The container's log at that time has the cause.",
    requirements: ["INV-OK-01", "INV-ERR-06", "INV-CT-03", "INV-TIME-02"],
    sources: [awsApi("runtime_InvokeEndpoint")],
  },
];
