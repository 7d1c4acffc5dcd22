import { awsGuide, issue } from "../requirement/source.ts";
import type { Symptom } from "./symptom.ts";

/** An endpoint or a transform job does not get as far as its first request. */
export const hosting: readonly Symptom[] = [
  {
    title: "The ping health check",
    area: "hosting",
    texts: ["did not pass the ping health check", "ping health check"],
    meaning:
      "No `GET /ping` on port 8080 was answered with 200 within the start limit: the container ended, nothing listens where the platform asks, or what answers does not say 200.",
    look: "The endpoint's log: did the server start? If it did, where does it listen? `byoa check IMAGE --only 'HOST-*'` says.",
    requirements: [
      "IMG-SERVE-04",
      "HOST-BIND-02",
      "HOST-PORT-01",
      "HOST-PING-03",
      "HOST-PING-05",
      "HOST-PING-06",
      "TRAIN-MODEL-04",
    ],
    sources: [
      awsGuide("your-algorithms-inference-code"),
      issue("aws/amazon-sagemaker-examples", 210),
      issue("aws/sagemaker-python-sdk", 1554),
      issue("aws/sagemaker-scikit-learn-container", 82),
    ],
  },
  {
    title: "Ping of a transform job",
    area: "hosting",
    texts: [
      "Model container failed to respond to ping",
      "ensure /ping endpoint is implemented and responds with an HTTP 200",
    ],
    meaning:
      "The same as the ping health check of an endpoint, told by a transform job; it waits much longer before it gives up.",
    look: "The transform job's log: did the server start, and which port does it name?",
    requirements: ["IMG-SERVE-04", "HOST-BIND-02", "HOST-PORT-01", "HOST-PING-03", "HOST-PING-06"],
    sources: [
      awsGuide("your-algorithms-batch-code"),
      issue("aws/amazon-sagemaker-examples", 852),
      issue("aws/amazon-sagemaker-examples", 815),
    ],
  },
  {
    title: "Not up within the allotted time",
    area: "hosting",
    texts: ["Unable to successfully stand up your model within the allotted", "within the allotted 180 second timeout"],
    meaning: "A serverless endpoint has 180 s for download, start and the first good `/ping` together.",
    look: "What the server does before it listens: it must not download, install or compile then.",
    requirements: ["HOST-PING-06", "SEC-NET-01", "IMG-SERVE-04", "HOST-BIND-02"],
    sources: [awsGuide("serverless-endpoints")],
  },
  {
    title: "A module is missing",
    area: "hosting",
    texts: [
      "ModuleNotFoundError: No module named",
      "ImportError: No module named",
      "Cannot find module",
      "ERR_MODULE_NOT_FOUND",
    ],
    meaning:
      "The program needs a package that is not in the image; on your machine it is beside it, or it is installed at start.",
    look: "`docker run --rm IMAGE serve` on your machine, with nothing mounted.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03", "SEC-NET-01", "IMG-OPTML-09"],
    sources: [issue("aws/amazon-sagemaker-examples", 558), issue("aws/sagemaker-python-sdk", 155)],
  },
  {
    title: "The model is not where the server looks",
    area: "hosting",
    texts: ["No such file or directory … /opt/ml/model", "SavedModel file does not exist at", "ENOENT … /opt/ml/model"],
    meaning:
      "What training saved and what serving opens are not the same: another name, one folder more, or a file that was baked into the image and is hidden by the mount.",
    look: "`tar tzf model.tar.gz` against the path in the message.",
    requirements: ["TRAIN-MODEL-04", "TRAIN-MODEL-03", "TRAIN-MODEL-01", "IMG-OPTML-09", "HOST-PING-07"],
    sources: [issue("aws/sagemaker-python-sdk", 831), issue("aws/sagemaker-tensorflow-serving-container", 109)],
  },
  {
    title: "Read-only model folder",
    area: "hosting",
    texts: ["Read-only file system … /opt/ml/model", "EROFS … /opt/ml/model", "Read-only file system"],
    meaning: "Endpoints mount /opt/ml/model read-only, local mode does not.",
    look: "What the server writes there at its start: a cache, a compiled file, a lock.",
    requirements: ["HOST-MODEL-12", "TRAIN-IN-01"],
    sources: [issue("aws/sagemaker-python-sdk", 5698), issue("aws/sagemaker-tensorflow-serving-container", 211)],
  },
  {
    title: "The network cannot be reached",
    area: "hosting",
    texts: [
      "Temporary failure in name resolution",
      "Could not resolve host",
      "getaddrinfo EAI_AGAIN",
      "Could not connect to the endpoint URL",
      "Failed to establish a new connection",
    ],
    meaning: "The container wants something from the network, and network isolation or a closed VPC leaves no way out.",
    look: "What is being fetched: packages at start, a pretrained model, a licence.",
    requirements: ["SEC-NET-01"],
    sources: [issue("aws/amazon-sagemaker-examples", 2995), issue("aws/sagemaker-containers", 246)],
  },
  {
    title: "The proxy finds no server behind it",
    area: "hosting",
    texts: [
      "while connecting to upstream",
      "502 Bad Gateway",
      "upstream prematurely closed connection",
      '"GET /ping HTTP/1.1" 502',
    ],
    meaning:
      "nginx in the image is up, and what is behind it is not: not yet (then it passes), not where nginx looks for it, or its workers die.",
    look: "The lines of the server behind it: does it start, and at the socket or port that nginx names?",
    requirements: ["HOST-PING-06", "IMG-SERVE-04", "HOST-PING-07", "HOST-MEM-01"],
    sources: [issue("aws/amazon-sagemaker-examples", 2028), issue("aws/amazon-sagemaker-examples", 1620)],
  },
];
