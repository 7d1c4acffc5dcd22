import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** `/ping`: what SageMaker says of it, and what the access log shows. */
export const health: readonly Symptom[] = [
  {
    title: "ping answers 404 or 405",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        '"GET /ping HTTP/1.1" 404 153 "-" "AHC/2.0"',
        /(?:GET|POST) \/ping\/?(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>404|405|30[1278])\b/i,
      ),
      clue(
        "Cannot GET /ping",
        /Cannot (?:GET|POST) \/ping\b|No (?:route|static resource) .*\/?ping\b|\/ping.*(?:404|NOT FOUND)/i,
        /\b(?:500|50[234])\b/,
      ),
    ],
    happened: "`GET /ping` returned {status|404}: the server has no such route.",
    cause:
      "The route is missing, has a slash at the end or a prefix, or is registered for another method; or another server (nginx's default page) answers on 8080.",
    fix: 'Answer `GET /ping` with 200. Flask: `@app.route("/ping")`; FastAPI: `@app.get("/ping")`; Express: `app.get("/ping", …)`; nginx: `location = /ping { proxy_pass … }`.',
    requirements: ["HOST-PING-03", "HOST-PORT-01"],
    sources: [awsGuide("your-algorithms-inference-code"), issue("aws/amazon-sagemaker-examples", 815)],
  },
  {
    title: "ping answers 400 or 403",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        '10.32.0.2 - - [08/Jun/2020:07:15:51 +0000] "GET /ping HTTP/1.1" 400 3 "-" "AHC/2.0"',
        /GET \/ping(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>40[0136]|421)\b/i,
      ),
      clue(
        "Invalid HTTP_HOST header: 'model.aws.local:8080'. You may need to add 'model.aws.local' to ALLOWED_HOSTS.",
        /Invalid HTTP_HOST header|DisallowedHost|ALLOWED_HOSTS|Invalid host header/i,
      ),
    ],
    happened: "`GET /ping` returned {status|400}: the server refuses the platform's request.",
    cause:
      "The handler wants something that a health check does not send (a body, a header, a login), or a list of allowed hosts does not have the platform's name.",
    fix: 'Let `/ping` look at nothing of the request. Django: `ALLOWED_HOSTS = ["*"]`; no authentication on `/ping` and `/invocations`.',
    requirements: ["HOST-PING-03", "INV-HDR-07"],
    sources: [issue("aws/sagemaker-python-sdk", 1554), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "ping answers 500",
    area: "hosting",
    role: "cause",
    clues: [
      clue('"GET /ping HTTP/1.1" 500 291 "-" "AHC/2.0"', /GET \/ping(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>500)\b/i),
      clue(
        "ERROR in app: Exception on /ping [GET]",
        /Exception on \/ping\b|Error handling request \/ping|(?:exception|error).{0,30} (?:GET )?\/ping\b/i,
      ),
    ],
    happened: "The handler of `/ping` itself fails (500).",
    cause: "It throws: usually it loads the model on the first ping, and that does not work.",
    fix: "Find the trace beside this line in the log and mend that; load the model when the server starts, and let `/ping` only look at a variable. `docker run -p 8080:8080 IMAGE serve` and `curl -i localhost:8080/ping` show it here.",
    requirements: ["HOST-PING-03", "HOST-PING-06", "HOST-PING-07"],
    sources: [issue("aws/amazon-sagemaker-examples", 210), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The proxy finds no server behind it",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        "[crit] connect() to unix:/tmp/gunicorn.sock failed (2: No such file or directory) while connecting to upstream",
        /connect\(\) (?:to (?<socket>\S+) )?failed \((?<errno>\d+): (?<reason>[\w ]+)\) while connecting to upstream/i,
      ),
      clue(
        '"GET /ping HTTP/1.1" 502 182 "-" "AHC/2.0"',
        /(?:GET \/ping|POST \/invocations)(?: HTTP\/[\d.]+)?["']?(?: -)? (?<status>502|503)\b/i,
      ),
      clue(
        "upstream prematurely closed connection while reading response header from upstream",
        /upstream prematurely closed connection|worker_connections are not enough|no live upstreams|recv\(\) failed \(104: Connection reset by peer\) while reading response/i,
      ),
      clue("502 Bad Gateway", /502 Bad Gateway|503 Service (?:Temporarily )?Unavailable/i),
    ],
    alone: ["502", "503"],
    happened: "A proxy in the image is up, and the server behind it does not answer ({reason|see its own lines}).",
    cause:
      "It is not up yet (then this passes), listens on another socket or port than the proxy names ({socket|see the proxy's configuration}), its workers die, or all of them are busy.",
    fix: "Look for the first line of the server behind it (gunicorn, uvicorn, the model server): a trace, a missing module, a killed worker. Compare its `--bind` with the proxy's `upstream`; give it enough workers and a longer queue (11: Resource temporarily unavailable).",
    requirements: ["IMG-SERVE-04", "HOST-PING-06", "STOP-04", "INV-CONC-09"],
    sources: [
      issue("aws/amazon-sagemaker-examples", 2028),
      issue("aws/amazon-sagemaker-examples", 1620),
      issue("aws/amazon-sagemaker-examples", 2960),
    ],
  },
  {
    title: "The port is taken",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 98] Address already in use",
        /Address already in use|EADDRINUSE(?:.*:(?<port>\d+))?|Connection in use: \((?<port>[^)]+)\)|port (?<port>\d+) is (?:already )?(?:in use|allocated)/i,
      ),
    ],
    happened: "The server cannot have its port ({port|8080}): something in the container listens there already.",
    cause:
      "Two servers are started (a proxy and the program both on 8080), or the entry script starts the server twice.",
    fix: "Let exactly one program listen on 8080, and what is behind it on another port or a socket.",
    requirements: ["HOST-PORT-01", "IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The server listens on loopback",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        "[INFO] Listening at: http://127.0.0.1:8080",
        /(?:Listening (?:at|on)|Running on|running at|bind(?:ing)? to|Uvicorn running on|Inference API bind to)[: ]*(?:https?:\/\/)?(?:127\.0\.0\.1|localhost):?(?<port>8080)\b/i,
      ),
    ],
    happened: "The server listens on 127.0.0.1 only, and SageMaker asks from outside the container.",
    cause: "Loopback is the default of many frameworks; it works inside the container and on your machine.",
    fix: "Listen on 0.0.0.0: `app.run(host='0.0.0.0', port=8080)`, `--bind 0.0.0.0:8080`, `--host 0.0.0.0`. Behind a proxy that listens on 0.0.0.0:8080 it is fine.",
    requirements: ["HOST-BIND-02"],
    sources: [issue("aws/sagemaker-python-sdk", 4115), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The server listens on another port",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        " * Running on http://127.0.0.1:5000/ (Press CTRL+C to quit)",
        /(?:Listening (?:at|on)|Running on|running at|Uvicorn running on|listening on)[^\d\n]{0,30}(?:\d+\.\d+\.\d+\.\d+|localhost)?:?(?<port>(?!8080\b|9000\b)\d{4,5})\b/i,
        /unix:|\.sock/,
      ),
    ],
    happened: "The server listens on port {port}; SageMaker asks on 8080.",
    cause: "The port is the framework's default. Behind a proxy that listens on 0.0.0.0:8080 it is fine.",
    fix: "Listen on 0.0.0.0:8080 (or on $SAGEMAKER_BIND_TO_PORT where it is set).",
    requirements: ["HOST-PORT-01", "HOST-BIND-02"],
    sources: [awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "Nothing answers on port 8080",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        "curl: (7) Failed to connect to localhost port 8080: Connection refused",
        /curl: \(7\) .*8080|port=8080\): Max retries exceeded.*(?:refused|reset)|ECONNREFUSED \S+:8080/i,
      ),
      clue("curl: (56) Recv failure: Connection reset by peer", /curl: \((?:52|56)\)/i),
      clue(
        "OSError: [Errno 99] Cannot assign requested address",
        /Errno 99\] Cannot assign requested address|EADDRNOTAVAIL/i,
      ),
    ],
    happened: "A request to the container's port 8080 is refused or cut off.",
    cause:
      "The server is not up, listens on another port, or only on 127.0.0.1 inside the container (then Docker's proxy resets the connection).",
    fix: "Look at the container's log, and listen on 0.0.0.0:8080.",
    requirements: ["HOST-PORT-01", "HOST-BIND-02", "IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-inference-code"), issue("aws/sagemaker-python-sdk", 4115)],
  },
  {
    title: "The image is too large",
    area: "hosting",
    role: "cause",
    clues: [
      clue(
        "Image size 11273420800 is greater than supported size 10737418240",
        /Image size \d+ is (?:greater|larger) than sup+orted size/i,
      ),
    ],
    happened: "Serverless endpoints take images of up to 10 GB.",
    cause: "The image holds models, a GPU framework or build tools.",
    fix: "Take a CPU build of the framework and a slim base image, build in stages, and put the model into model.tar.gz; or use a real-time endpoint.",
    requirements: ["HOST-SLS-14"],
    sources: [awsGuide("serverless-endpoints")],
  },
  {
    title: "Not up within the start limit",
    area: "hosting",
    role: "effect",
    clues: [
      clue(
        "Unable to successfully stand up your model within the allotted 180 second timeout. Please ensure that downloading your model artifacts, starting your model container and passing the ping health checks can be completed within 180 seconds.",
        /stand up your model within the allotted (?<limit>\d+ second)?|within the allotted \d+ second|ContainerStartupHealthCheckTimeout/i,
      ),
      clue("The model data download timed out: ModelDataDownloadTimeoutInSeconds", /ModelDataDownloadTimeout/i),
      clue(
        "An error occurred (ModelNotReadyException) when calling the InvokeEndpoint operation",
        /ModelNotReadyException/i,
      ),
    ],
    happened: "Download, start and the first good `/ping` took longer than allowed ({limit|the start limit}).",
    cause: "The server downloads, installs or compiles before it listens, or the model is large.",
    fix: "Put what is needed into the image or the archive and load once. On real-time endpoints raise ContainerStartupHealthCheckTimeoutInSeconds and ModelDataDownloadTimeoutInSeconds; serverless has 180 s.",
    requirements: ["HOST-PING-06", "SEC-NET-01", "IMG-SERVE-04", "HOST-SLS-14"],
    sources: [awsGuide("serverless-endpoints")],
  },
  {
    title: "The ping health check",
    area: "hosting",
    role: "frame",
    clues: [
      clue(
        "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
        /(?:The (?<container>[\w-]+) (?:container )?for production variant \S+ )?did not pass the ping health check|ping health check (?:fail|not)/i,
      ),
      clue(
        "ClientError: Model container failed to respond to ping; Ensure /ping endpoint is implemented and responds with an HTTP 200 status code",
        /Model container failed to respond to ping|Ensure \/ping endpoint is implemented/i,
      ),
      clue(
        "RuntimeError: Giving up, endpoint: local didn't launch correctly",
        /Giving up, endpoint(?:: \S+)? didn't launch correctly/i,
      ),
    ],
    alone: ["ping health check", "health check"],
    happened: "No `GET /ping` on port 8080 was answered with 200 within the start limit.",
    cause:
      "The container ended, nothing listens where the platform asks (0.0.0.0:8080), or what answers does not say 200. The container's own log has which.",
    fix: "Read the endpoint's or transform job's log (`byoa explain @endpoint.log`), or run `byoa check IMAGE --only 'HOST-*'`.",
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
      awsGuide("your-algorithms-batch-code"),
      issue("aws/amazon-sagemaker-examples", 210),
      issue("aws/sagemaker-python-sdk", 1554),
      issue("aws/amazon-sagemaker-examples", 852),
    ],
  },
];
