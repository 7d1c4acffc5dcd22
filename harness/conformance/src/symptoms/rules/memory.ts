import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Memory, crashes of native code, signals. */
export const memory: readonly Symptom[] = [
  {
    title: "Too little shared memory",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "RuntimeError: DataLoader worker (pid 256) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory.",
        /out of shared memory|insufficient shared memory|DataLoader worker .*(?:Bus error|exited unexpectedly)|\bshm\b.*(?:No space|full|size)|--shm-size|\/dev\/shm.*(?:No space|full|too small)/i,
      ),
      clue(
        "Unable to initialize shared memory key 'triton_python_backend_shm_region_2' to requested size",
        /Unable to (?:initialize|create|open) shared memory|shared memory (?:region|segment).*(?:fail|error)/i,
      ),
      clue("Bus error (core dumped)", /\bBus error\b|SIGBUS/i),
    ],
    alone: ["sigbus", "exit code 135", "135"],
    happened: "A process needed more shared memory (/dev/shm) than the container has.",
    cause:
      "Loader or worker processes hand data over in /dev/shm; Docker gives 64 MB unless told otherwise, and the size is not yours to set on every platform.",
    fix: "Use fewer worker processes (`num_workers=0`, or threads), or hand data over by files (`torch.multiprocessing.set_sharing_strategy('file_system')`). On your own machine: `docker run --shm-size 2g …`.",
    requirements: ["SEC-RES-03"],
    sources: [
      issue("aws/sagemaker-python-sdk", 5592),
      issue("aws/sagemaker-python-sdk", 937),
      issue("aws/sagemaker-python-sdk", 2801),
    ],
  },
  {
    title: "Shared memory and semaphores of a serverless sandbox",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "OSError: [Errno 38] Function not implemented",
        /\[Errno 38\] Function not implemented|ENOSYS|This platform lacks a functioning sem_open/i,
      ),
      clue(
        "PermissionError: [Errno 13] Permission denied: '/dev/shm/sagemaker_sessions'",
        /(?:Permission denied|Read-only file system|No such file)[^']*'?(?<path>\/dev\/shm[^'\s]*)/i,
      ),
      clue("SemLock: [Errno 13] Permission denied", /SemLock|sem_open.*(?:Permission|No such)/i),
    ],
    happened: "The program uses shared memory or semaphores, and the sandbox of the container has none.",
    cause:
      "Python's multiprocessing (pools, queues, locks) needs /dev/shm and semaphores; serverless endpoints do not offer them.",
    fix: "Use threads in place of processes (`ThreadPoolExecutor`, `multiprocessing.dummy`, `n_jobs=1`, one worker), or a real-time endpoint.",
    requirements: ["HOST-SLS-14", "SEC-RES-03"],
    sources: [awsGuide("serverless-endpoints"), issue("aws/sagemaker-python-sdk", 5592)],
  },
  {
    title: "The heap of the Java machine",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00007f88695bb000, 65536, 1) failed; error='Not enough space' (errno=12)",
        /os::commit_memory\(.*(?:failed|errno=12)|There is insufficient memory for the Java Runtime Environment/i,
      ),
      clue(
        "java.lang.OutOfMemoryError: Java heap space",
        /java\.lang\.OutOfMemoryError(?:: (?!unable to create)(?<what>[\w ]+))?(?!: unable)/i,
      ),
      clue(
        "Could not reserve enough space for 2097152KB object heap",
        /Could not reserve enough space for|Initial heap size set to a larger value/i,
      ),
    ],
    happened: "The Java machine got less memory than it wanted ({what|heap}).",
    cause:
      "Its heap is set for another instance (-Xmx), or together with the model and the workers it is more than the container has; each worker of a model server needs its own share.",
    fix: "Set the heap by share (`-XX:MaxRAMPercentage=50`, SAGEMAKER_MODEL_SERVER_VMARGS for AWS's servers), start fewer workers, or take a larger instance.",
    requirements: ["SEC-RES-03", "HOST-MEM-01"],
    sources: [issue("aws/deep-learning-containers", 362), issue("aws/sagemaker-inference-toolkit", 124)],
  },
  {
    title: "The heap of Node",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        /JavaScript heap out of memory|Reached heap limit|Ineffective mark-compacts near heap limit/i,
      ),
    ],
    happened: "Node used up its heap.",
    cause:
      "The whole data set or an endless cache is kept as JavaScript objects; Node's own limit can be lower than the instance's memory.",
    fix: "Stream the data (`createReadStream`) and bound caches; raise the limit with `NODE_OPTIONS=--max-old-space-size=MB` up to what the instance has.",
    requirements: ["SEC-RES-03", "HOST-MEM-01"],
    sources: [awsGuide("model-train-storage")],
  },
  {
    title: "A worker was killed",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "[WARNING] Worker with pid 17 was terminated due to signal 9",
        /Worker (?:with pid |\()(?:pid:)?(?<pid>\d+)\)? was (?:terminated due to signal 9|sent SIGKILL)/i,
      ),
      clue(
        "[ERROR] Worker (pid:42) was sent SIGKILL! Perhaps out of memory?",
        /was sent SIGKILL!?(?: Perhaps out of memory)?/i,
      ),
      clue(
        "A worker in the pool was terminated abruptly: signal: killed",
        /worker \d+ died|A process in the process pool was terminated abruptly|TerminatedWorkerError|signal: killed|BrokenProcessPool/i,
      ),
      clue(
        "DAMN ! worker 1 (pid: 17) died, killed by signal 9 :( trying respawn ...",
        /worker \d+ \(pid: (?<pid>\d+)\) died,? killed by signal 9/i,
      ),
    ],
    happened: "The kernel killed a worker process of the server (SIGKILL).",
    cause:
      "The workers together need more memory than the instance has: each loads the model for itself. If a `WORKER TIMEOUT` stands before it, the worker was too slow to start or to answer.",
    fix: "Start fewer workers (`--workers 1`), load the model once before forking (`--preload`), use a smaller model or an instance with more memory.",
    requirements: ["SEC-RES-03", "HOST-MEM-01", "STOP-04"],
    sources: [issue("aws/amazon-sagemaker-examples", 3148), issue("aws/sagemaker-inference-toolkit", 124)],
  },
  {
    title: "Out of memory",
    area: "memory",
    role: "cause",
    clues: [
      clue(
        "numpy.core._exceptions.MemoryError: Unable to allocate 12.5 GiB for an array",
        /\bMemoryError\b(?:: Unable to allocate (?<size>[\d.]+ \w+))?/i,
      ),
      clue(
        "ClientError: Please use an instance type with more memory, or reduce the size of training data",
        /use an instance type with more memory/i,
      ),
      clue(
        "std::bad_alloc",
        /std::bad_alloc|Cannot allocate memory|ENOMEM|errno=12\b|cannot allocate vector of size (?<size>[\d.]+ \w+)/i,
      ),
      clue(
        "exit code: 137",
        /exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+137\b|OOMKilled|oom-kill|Out of memory: Kill(?:ed)? process|Kill process \d+|signal 9 \(SIGKILL\)|ExitCode 137/i,
      ),
      clue(
        "DefaultCPUAllocator: can't allocate memory",
        /can't allocate memory|failed to allocate memory|\bout of memory\b/i,
        /cuda|gpu|shared memory|device/i,
      ),
      clue("line 3:    17 Killed                  python train.py", /^\s*(?:(?:\S+: )?line \d+:\s+\d+ )?Killed\b/),
    ],
    alone: ["137", "exit code 137", "oom", "oomkilled", "out of memory", "sigkill", "signal 9", "killed"],
    happened:
      "The process needed more memory than the instance has ({size|see the line}), and was killed or gave up (137 is SIGKILL).",
    cause:
      "All data or several copies of the model are held in memory. If the job or endpoint was being stopped, 137 means instead that it was still there when its time after SIGTERM was over (120 s in training, 30 s in serving).",
    fix: "Read the data in pieces (Pipe or FastFile mode, smaller batches), start fewer workers, or take a larger instance. While it was being stopped: end on SIGTERM.",
    requirements: ["SEC-RES-03", "HOST-MEM-01", "TRAIN-SIG-01", "STOP-02"],
    sources: [
      awsGuide("your-algorithms-training-algo-dockerfile"),
      issue("aws/sagemaker-inference-toolkit", 124),
      issue("mlflow/mlflow", 726),
    ],
  },
];
