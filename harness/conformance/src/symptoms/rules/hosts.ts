import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Several hosts in one job. */
export const hosts: readonly Symptom[] = [
  {
    title: "A host does not find the others",
    area: "hosts",
    role: "cause",
    clues: [
      clue(
        "socket.gaierror: [Errno -2] Name or service not known: algo-2",
        /(?:Name or service not known|name resolution|ENOTFOUND|EAI_AGAIN|UnknownHost|Could not resolve|no such host|gaierror).*\b(?<host>algo-\d+)|\b(?<host>algo-\d+)\b.*(?:Name or service not known|name resolution|ENOTFOUND|EAI_AGAIN|no such host|not known|Connection refused|timed out)/i,
      ),
      clue("KeyError: 'algo-2'", /KeyError: '(?<host>algo-\d+)'/),
    ],
    happened: "A host of the job does not reach {host|another one}.",
    cause:
      "The names appear in DNS some time after the start, and only names from resourceconfig.json exist; the other host may have ended already.",
    fix: "Take names from resourceconfig.json, and try the look-up and the connection again for some minutes before giving up. Look at the log of {host|the other host} for why it is not there.",
    requirements: ["DIST-DNS-03", "DIST-HOST-02", "DIST-END-06"],
    sources: [awsGuide("your-algorithms-training-algo-running-container"), issue("aws/sagemaker-training-toolkit", 9)],
  },
  {
    title: "The hosts do not come together",
    area: "hosts",
    role: "cause",
    clues: [
      clue(
        "Worker algo-2 exiting: training not started in 300 seconds.",
        /Worker (?<host>\S+) exiting: training not started in (?<limit>\d+ seconds)/i,
      ),
      clue(
        "torch.distributed.DistStoreError: Timed out after 901 seconds waiting for clients. 1/2 clients joined.",
        /waiting for clients|DistStoreError|RendezvousTimeoutError|RendezvousConnectionError|rendezvous.*(?:fail|time)|store->get\('\d+'\) got error: Socket Timeout|The client socket has (?:timed out|failed)/i,
      ),
      clue(
        "ORTE was unable to reliably start one or more daemons",
        /ORTE (?:was unable|has lost communication|does not know)|mpirun (?:was unable|has exited)|orted.*(?:fail|not found)|ssh: connect to host (?<host>\S+)/i,
      ),
      clue(
        "Waiting for the cluster to form timed out",
        /(?:tracker|cluster|peers?|workers?).{0,40}(?:not (?:started|ready|joined)|timed? ?out)|Host is unreachable: (?<host>\S+)/i,
        /" \d{3} |WORKER TIMEOUT|Backend worker|load balancer/i,
      ),
    ],
    happened: "The hosts of the job did not meet ({host|one of them} gave up{limit| in time}).",
    cause:
      "A host did not start or ended early, names or ports do not fit, or the program listens on another interface than the one that the platform names.",
    fix: "Take hosts and the leader (the first name) from resourceconfig.json and bind to its network_interface_name (`NCCL_SOCKET_IFNAME`, `GLOO_SOCKET_IFNAME`); retry the first connection, and end every host when one fails. Read the log of each host: the first that ended has the cause.",
    requirements: ["DIST-HOST-02", "DIST-DNS-03", "DIST-NET-04", "DIST-END-06"],
    sources: [
      awsGuide("your-algorithms-training-algo-running-container"),
      issue("aws/sagemaker-python-sdk", 1260),
      issue("NVIDIA/nccl", 1517),
    ],
  },
  {
    title: "NCCL cannot connect",
    area: "hosts",
    role: "cause",
    clues: [
      clue(
        "NCCL WARN socketStartConnect: Connect to 169.254.255.18<42219> failed : Software caused connection abort",
        /socketStartConnect: Connect to (?<address>[\d.]+)|NCCL WARN (?:Call to connect|Connect)|ncclSystemError|ncclRemoteError|ncclInternalError|NCCL error in:?|NCCL communicator|connectFullMesh failed|Connection closed by peer \[/i,
      ),
      clue(
        "No network interface found: eth1",
        /(?:no (?:such )?(?:network )?interface(?: found)?|interface \S+ not found|Unable to find (?:address for )?interface|Bootstrap : no socket interface found)/i,
      ),
    ],
    happened: "The GPUs of the hosts cannot talk to each other (NCCL).",
    cause:
      "NCCL chose a network interface that leads nowhere ({address|a local address} or loopback), or a host has ended.",
    fix: "Set `NCCL_SOCKET_IFNAME` to network_interface_name of resourceconfig.json (never a fixed eth0), open the security group within itself, and run with `NCCL_DEBUG=INFO`.",
    requirements: ["DIST-NET-04", "DIST-HOST-02"],
    sources: [
      issue("ultralytics/yolov5", 12811),
      issue("awslabs/awsome-distributed-ai", 192),
      issue("verl-project/verl", 726),
    ],
  },
  {
    title: "A collective operation timed out",
    area: "hosts",
    role: "effect",
    clues: [
      clue(
        "Watchdog caught collective operation timeout: WorkNCCL(SeqNum=12, OpType=ALLREDUCE)",
        /Watchdog caught collective operation timeout|collective operation timed? ?out|Horovod has been shut down|One or more tensors were submitted to be reduced.*but not all ranks/i,
      ),
      clue(
        "torch.distributed.elastic.multiprocessing.errors.ChildFailedError:",
        /ChildFailedError|exitcode\s*: -?\d+ \(pid|MPI_ABORT was invoked|Primary job\s+terminated normally, but/i,
      ),
    ],
    happened: "One process of the distributed training failed or fell behind, and the others stopped.",
    cause:
      "This line is the echo: the first process that failed has the cause (memory, data, an exception on one rank).",
    fix: "Look for the first error in the log of every host and rank; give every host the same number of batches.",
    requirements: ["DIST-END-06", "TRAIN-FAIL-01"],
    sources: [awsGuide("train-heterogeneous-cluster"), issue("NVIDIA/nccl", 1517)],
  },
];
