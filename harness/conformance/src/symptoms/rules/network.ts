import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The way out of the container, and the credentials for it. */
export const network: readonly Symptom[] = [
  {
    title: "Packages are installed at start",
    area: "network",
    role: "cause",
    clues: [
      clue(
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        /Could not install packages due to an? (?:OSError|EnvironmentError)/i,
      ),
      clue(
        "ERROR: No matching distribution found for torch==2.9",
        /No matching distribution found for (?<package>[\w.<>=!~-]+)|Could not find a version that satisfies the requirement (?<package>\S+)/i,
      ),
      clue(
        'InstallModuleError: Command "/usr/bin/python -m pip install -r requirements.txt"',
        /InstallModuleError|InstallRequirementsError|'pip', 'install'[^\]]*\]'? returned non-zero|pip install\b.* returned (?:a )?non-zero/i,
      ),
      clue(
        "npm ERR! network request to REGISTRY failed",
        /npm (?:ERR!|error) (?:network|code E(?:AI_AGAIN|TIMEDOUT|CONN\w+|NOTFOUND))/i,
      ),
      clue(
        "WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by 'NewConnectionError'",
        /Retrying \(Retry\(total=\d+.*after connection broken/i,
      ),
      clue(
        "ERROR: Failed building wheel for pandas",
        /Failed building wheel for (?<package>\S+)|Failed to build installable wheels|Could not build wheels for (?<package>\S+)|subprocess-exited-with-error/i,
      ),
    ],
    happened: "The container installs packages when it starts, and that failed (see {package|the line}).",
    cause:
      "A package index cannot be reached (network isolation, a VPC without a way out), the disk or /tmp is full, or no version fits the image's Python.",
    fix: "Install when the image is built: `RUN pip install --no-cache-dir -r requirements.txt` (or `npm ci`) in the Dockerfile. If you must install at start, give the job a network and room on its disk.",
    requirements: ["SEC-NET-01", "IMG-SERVE-04", "IMG-TRAIN-03", "SEC-RES-03"],
    sources: [
      issue("aws/sagemaker-python-sdk", 4665),
      issue("aws/sagemaker-python-sdk", 4310),
      issue("aws/sagemaker-training-toolkit", 19),
      issue("aws/sagemaker-python-sdk", 399),
    ],
  },
  {
    title: "No AWS credentials",
    area: "network",
    role: "cause",
    clues: [
      clue(
        "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
        /NoCredentialsError|Unable to locate credentials|Could not load credentials from any providers|CredentialsProviderError|Missing credentials in config|NoCredentialProviders|Unable to load AWS credentials/i,
      ),
      clue(
        "KeyError: 'AWS_ACCESS_KEY_ID'",
        /(?:KeyError|undefined|not set|unset).*\b(?<variable>AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN))\b/i,
      ),
      clue(
        "botocore.exceptions.NoRegionError: You must specify a region.",
        /NoRegionError|You must specify a region|Missing region in config|Region is missing/i,
      ),
      clue(
        "botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from container-role",
        /CredentialRetrievalError|Error when retrieving credentials|ExpiredToken|security token included in the request is (?:expired|invalid)/i,
      ),
    ],
    happened: "The program calls AWS and found no usable credentials or region ({variable|none were given}).",
    cause:
      "SageMaker offers the role's credentials by the SDK's default chain only (no AWS_ACCESS_KEY_ID), and none at all under network isolation; local runs have yours only if you pass them on.",
    fix: "Create the client without keys (`boto3.client('s3', region_name=os.environ['AWS_REGION'])`) and not while importing; better, take data as channels and the model from /opt/ml/model, and need no credentials at all.",
    requirements: ["TRAIN-ENV-04", "SEC-NET-01"],
    sources: [awsGuide("mkt-algo-model-internet-free"), awsGuide("your-algorithms-training-algo-running-container")],
  },
  {
    title: "The AWS service cannot be reached",
    area: "network",
    role: "cause",
    clues: [
      clue(
        'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://s3.eu-west-1.amazonaws.com/"',
        /Could not connect to the endpoint URL:? "?(?<address>[^"\s]+)?|Connect timeout on endpoint URL:? "?(?<address>[^"\s]+)?|ConnectTimeoutError.*amazonaws/i,
      ),
      clue(
        "ReadTimeoutError: HTTPSConnectionPool(host='s3.amazonaws.com', port=443): Read timed out.",
        /HTTPSConnectionPool\(host='(?<host>[^']*amazonaws[^']*)'/i,
      ),
    ],
    happened: "The container cannot reach {address|an AWS service}.",
    cause:
      "Network isolation is on, or the job runs in a VPC without NAT and without an endpoint for that service; or the region in the name is wrong.",
    fix: "Add a VPC endpoint (S3: a gateway endpoint) or a NAT for the subnets, and open the security group for port 443; or bring the data as channels, so that the container needs no network.",
    requirements: ["SEC-NET-01"],
    sources: [awsGuide("mkt-algo-model-internet-free"), issue("aws/sagemaker-containers", 246)],
  },
  {
    title: "A model hub cannot be reached",
    area: "network",
    role: "cause",
    clues: [
      clue(
        "OSError: We couldn't connect to 'https://huggingface.co' to load this file",
        /We couldn't connect to '?(?<host>[^'\s]+)|Can't load (?:tokenizer|the model|config(?:uration)?|image processor|feature extractor) for '(?<model>[^']+)'|LocalEntryNotFoundError|OfflineModeIsEnabled|HTTPSConnectionPool\(host='(?<host>(?:[\w.-]*\.)?(?:huggingface\.co|hf\.co|storage\.googleapis\.com|github\.com|download\.pytorch\.org))'/i,
      ),
      clue(
        "Incorrect path_or_model_id: '/opt/ml/model/'",
        /Incorrect path_or_model_id: '(?<model>[^']+)'|(?:is not a local folder and is not a valid model identifier)/i,
      ),
      clue(
        "Cannot access gated repo for url. You must have access to it and be authenticated",
        /gated repo|GatedRepoError|RepositoryNotFoundError|(?:401|403) Client Error: \w+ for url: https?:\/\/(?:huggingface|hf)\.co/i,
      ),
    ],
    happened: "The program loads {model|a pretrained model} from a hub and got nothing.",
    cause:
      "The network is closed, the hub wants a token, or the name is not a folder that the container has; then the library takes it for a name on the hub.",
    fix: "Download it when the image is built or put it into model.tar.gz, and load it by its folder (`from_pretrained('/opt/ml/model')`, `HF_HUB_OFFLINE=1`); for a gated model pass the token as an environment variable of the job.",
    requirements: ["SEC-NET-01", "TRAIN-MODEL-04", "HOST-PING-07"],
    sources: [issue("aws/sagemaker-huggingface-inference-toolkit", 108), awsGuide("mkt-algo-model-internet-free")],
  },
  {
    title: "Another process of the container does not answer",
    area: "network",
    role: "effect",
    clues: [
      clue(
        "HTTPConnectionPool(host='localhost', port=8501): Max retries exceeded (Connection refused)",
        /(?:localhost|127\.0\.0\.1|::1)\D{0,20}(?<port>\d{2,5})?.*(?:Connection refused|ECONNREFUSED)|ECONNREFUSED (?:127\.0\.0\.1|::1):(?<port>\d+)/i,
        /\b8080\b/,
      ),
    ],
    happened: "The program asked a server in its own container (port {port|of its own}), and nothing listens there.",
    cause: "The server behind it has not started yet, or it has ended: out of memory, a model that cannot be loaded.",
    fix: "Look for that server's own lines in the log; answer 503 to `/ping` until it is up, and end the container when it ends.",
    requirements: ["STOP-04", "HOST-PING-07", "IMG-SERVE-04"],
    sources: [issue("aws/sagemaker-tensorflow-serving-container", 93)],
  },
  {
    title: "The network cannot be reached",
    area: "network",
    role: "cause",
    clues: [
      clue(
        "socket.gaierror: [Errno -3] Temporary failure in name resolution",
        /Temporary failure in name resolution|Name or service not known|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)(?: (?<host>\S+))?|Could not resolve host:? ?(?<host>\S+)?|nodename nor servname|UnknownHostException: (?<host>\S+)|no such host/i,
        /\balgo-\d/,
      ),
      clue(
        "urllib3.exceptions.NewConnectionError: Failed to establish a new connection: [Errno 101] Network is unreachable",
        /Network is unreachable|ENETUNREACH|No route to host|EHOSTUNREACH/i,
        /\balgo-\d/,
      ),
      clue(
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='example.org', port=443): Max retries exceeded",
        /HTTPSConnectionPool\(host='(?<host>[^']+)'|Failed to establish a new connection|URLError: <urlopen error|ETIMEDOUT|fetch failed/i,
        /localhost|127\.0\.0\.1|\balgo-\d/,
      ),
      clue(
        "ssl.SSLCertVerificationError: certificate verify failed: unable to get local issuer certificate",
        /certificate verify failed|SSLCertVerificationError|x509: certificate signed by unknown authority|unable to get local issuer certificate|SSL certificate problem/i,
      ),
    ],
    happened: "The program wants {host|something} from the network and cannot reach it.",
    cause:
      "Network isolation is on, or the VPC leaves no way out; where it is a certificate, the image has no (or old) CA certificates.",
    fix: "Put what is fetched into the image or the model archive and give data as channels; otherwise switch isolation off or give the VPC a NAT. For certificates: `apt-get install -y ca-certificates`.",
    requirements: ["SEC-NET-01"],
    sources: [issue("aws/amazon-sagemaker-examples", 2995), issue("aws/sagemaker-containers", 246)],
  },
];
