import { awsApi, awsGuide, issue } from "../requirement/source.ts";
import type { Symptom } from "./symptom.ts";

/** The endpoint is up, and a request or an object of a transform job fails. */
export const requests: readonly Symptom[] = [
  {
    title: "Upstream timed out",
    area: "requests",
    texts: ["upstream timed out", "WORKER TIMEOUT", '"POST /invocations HTTP/1.1" 504', "504 Gateway Time-out"],
    meaning:
      "A proxy or a process manager inside the image gave the prediction up before the program had answered; the platform itself waits 60 s.",
    look: "How long one prediction takes, and the first one above all: is the model loaded then?",
    requirements: ["INV-TIME-02", "HOST-PING-07", "HOST-PING-08", "INV-CONC-09"],
    sources: [issue("aws/sagemaker-python-sdk", 1119), issue("aws/amazon-sagemaker-examples", 556)],
  },
  {
    title: "The invocation timed out",
    area: "requests",
    texts: ["Your invocation timed out while waiting for a response from container", "Received server error (0) from"],
    meaning:
      "The container did not answer `POST /invocations` within 60 s, and the platform gave up: to the client a ModelError (424).",
    look: "How long one prediction takes with that body: `byoa serve`, then `byoa invoke`.",
    requirements: ["INV-TIME-02", "HOST-PING-07", "INV-CONC-09", "HOST-CONN-09"],
    sources: [issue("aws/amazon-sagemaker-examples", 799), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "A server error of the model",
    area: "requests",
    texts: [
      "Received server error (…) from",
      "Bad HTTP status received from algorithm: 500",
      '"POST /invocations HTTP/1.1" 500',
    ],
    meaning: "The program answered 5xx: an exception that nobody caught, or bad input that was not told as such (4xx).",
    look: "The trace in the endpoint's log at that time; then the same body with `byoa invoke`.",
    requirements: ["INV-ERR-06", "INV-OK-01", "INV-CT-03", "INV-ACC-04", "HOST-PING-07"],
    sources: [awsApi("runtime_InvokeEndpoint"), issue("aws/sagemaker-tensorflow-serving-container", 93)],
  },
  {
    title: "ModelError 424",
    area: "requests",
    texts: [
      "An error occurred (ModelError) when calling the InvokeEndpoint operation",
      "ModelError",
      "Status Code: 424",
    ],
    alone: ["424"],
    general: true,
    meaning:
      "The platform is fine and the container is not: it answered something else than 2xx, or nothing. OriginalStatusCode and OriginalMessage hold what it said.",
    look: "The code in brackets: 4xx, 5xx, or 0 for no answer in time.",
    requirements: ["INV-OK-01", "INV-ERR-06", "INV-CT-03", "INV-TIME-02"],
    sources: [awsApi("runtime_InvokeEndpoint")],
  },
  {
    title: "415 Unsupported Media Type",
    area: "requests",
    texts: [
      "Received client error (415) from",
      "Bad HTTP status received from algorithm: 415",
      '"POST /invocations HTTP/1.1" 415',
      "Unsupported Media Type",
      "Unsupported content type",
    ],
    alone: ["415"],
    meaning:
      "The server does not take the Content-Type of the request: the client sent the wrong one, or the server compares the header with its charset and all.",
    look: "The Content-Type that the client sends; transform jobs send the one of TransformInput.",
    requirements: ["INV-CT-03"],
    sources: [issue("aws/sagemaker-xgboost-container", 390), issue("aws/sagemaker-tensorflow-serving-container", 162)],
  },
  {
    title: "406 Not Acceptable",
    area: "requests",
    texts: [
      "Received client error (406) from",
      "Bad HTTP status received from algorithm: 406",
      "406 Not Acceptable",
      "HTTP_ACCEPT",
    ],
    alone: ["406"],
    meaning: "The server insists on an Accept header, or does not take `*/*`; transform jobs send none unless told to.",
    look: "What the handler does when Accept is missing.",
    requirements: ["INV-ACC-04"],
    sources: [issue("aws/sagemaker-containers", 142), issue("aws/amazon-sagemaker-examples", 729)],
  },
  {
    title: "404 or 405 from the container",
    area: "requests",
    texts: [
      "Received client error (404) from",
      "Received client error (405) from",
      "Bad HTTP status received from algorithm: 404",
      '"POST /invocations HTTP/1.1" 404',
      '"POST /invocations HTTP/1.1" 405',
      '"GET /ping HTTP/1.1" 404',
    ],
    meaning:
      "The server has no such route, or not for that method: it must have `GET /ping` and `POST /invocations`, without a slash at the end.",
    look: "The access log: which path was asked for, and what is registered?",
    requirements: ["INV-OK-01", "HOST-PING-03"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "400 from the container",
    area: "requests",
    texts: ["Received client error (400) from", "Bad HTTP status received from algorithm: 400"],
    meaning:
      "The server refused the body, which is its right: it says why in the message. Where the body is good, the reader is too strict.",
    look: "The message behind the code; for CSV whether a header line or the label is in the body.",
    requirements: ["INV-ERR-06", "INV-OK-01", "INV-CT-03"],
    sources: [awsApi("runtime_InvokeEndpoint")],
  },
  {
    title: "413 Request Entity Too Large",
    area: "requests",
    texts: [
      "Request Entity Too Large",
      "Payload Too Large",
      "Received client error (413) from",
      "Bad HTTP status received from algorithm: 413",
      '"POST /invocations HTTP/1.1" 413',
      "client intended to send too large body",
    ],
    alone: ["413"],
    meaning:
      "The body is larger than the server in the image takes: nginx 1 MB, Express 100 kB unless told otherwise. Beyond 25 MB it is the platform that refuses.",
    look: "Whose words they are: `nginx` or the framework's name in the message means the image.",
    requirements: ["INV-SIZE-10"],
    sources: [issue("aws/amazon-sagemaker-examples", 2793), issue("aws/sagemaker-python-sdk", 171)],
  },
];
