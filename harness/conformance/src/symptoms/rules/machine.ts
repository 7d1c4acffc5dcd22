import { issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Docker on the machine where somebody tries the image. */
export const machine: readonly Symptom[] = [
  {
    title: "Docker Compose is missing on this machine",
    area: "account",
    role: "cause",
    outside: "this machine",
    clues: [
      clue(
        "ImportError: 'docker-compose' is not installed. Local Mode features will not work without docker-compose.",
        /'docker-compose' is not installed|Docker Compose is not installed|docker: 'compose' is not a docker command|Local Mode features will not work/i,
      ),
    ],
    happened: "The SDK's local mode does not find Docker Compose.",
    cause:
      "Docker, or its compose plugin, is not installed where the SDK runs, or is a version that the SDK does not know.",
    fix: "Install Docker with the compose plugin; or run the image without it: `byoa train IMAGE`, `byoa serve`.",
    requirements: [],
    sources: [issue("aws/amazon-sagemaker-examples", 1419), issue("aws-samples/amazon-sagemaker-local-mode", 32)],
  },
  {
    title: "Docker does not answer on this machine",
    area: "account",
    role: "cause",
    outside: "this machine",
    clues: [
      clue(
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        /Cannot connect to the Docker daemon|docker daemon is not running|permission denied while trying to connect to the Docker|(?:docker\.sock).*(?:Permission denied|No such file)|(?:Permission denied|No such file).*docker\.sock/i,
      ),
    ],
    happened: "Docker cannot be reached from here.",
    cause: "It is not running, or this user may not use its socket. Inside a container of SageMaker there is none.",
    fix: "Start Docker, or add the user to the group docker; inside Studio or a job run no containers.",
    requirements: [],
    sources: [issue("aws/amazon-sagemaker-examples", 1419)],
  },
  {
    title: "The port is taken on this machine",
    area: "account",
    role: "cause",
    outside: "this machine",
    clues: [
      clue(
        "Bind for 0.0.0.0:8080 failed: port is already allocated",
        /Bind for (?<address>\S+) failed|port is already allocated/i,
      ),
    ],
    happened: "Another program on this machine has the port ({address|8080}).",
    cause: "An endpoint of local mode or another container is still running.",
    fix: "`docker ps`, then `docker stop` it; or publish another port (`-p 8081:8080`).",
    requirements: [],
    sources: [issue("aws/sagemaker-python-sdk", 405)],
  },
];
