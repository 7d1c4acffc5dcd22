import type { LogLine, PipeObservation, TrainingHostObservation, TreeEntry } from "@byoa/platform";
import type { SampleObservation } from "../../experiments/training/train-on-sample.ts";
import type { Profile } from "../../profile/profile.ts";

/** What one test says of a job; everything else is a job that went well. */
export interface JobFacts extends Partial<Omit<TrainingHostObservation, "log" | "exit" | "failure" | "stop">> {
  readonly stop?: TrainingHostObservation["stop"] | undefined;
  readonly exitCode?: number;
  readonly exit?: Partial<TrainingHostObservation["exit"]>;
  readonly failureText?: string;
  readonly failure?: TrainingHostObservation["failure"];
  /** Texts of log lines, 10 ms apart; or whole lines. */
  readonly log?: readonly (string | LogLine)[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly network?: string;
  readonly jobName?: string;
}

/** A job's record: it ended with 0 after 300 ms, said two lines and left a model, unless the facts say otherwise. */
export function aJob(facts: JobFacts = {}): SampleObservation {
  const {
    exitCode = 0,
    exit,
    failureText,
    failure,
    log,
    environment,
    hyperparameters,
    network,
    jobName,
    stop,
    ...rest
  } = facts;
  const succeeded = exitCode === 0;
  const failureFile = failure ?? (failureText === undefined ? undefined : aFailureFile(failureText));
  const host: TrainingHostObservation = {
    host: "algo-1",
    exit: { code: exitCode, atMs: 300, outOfMemory: false, ...exit },
    log: (log ?? ["training started", "training finished"]).map(aLine),
    inputBefore: [aFile("config/hyperparameters.json", 2), aFile("data/training/iris.csv", 2000)],
    inputAfter: [aFile("config/hyperparameters.json", 2), aFile("data/training/iris.csv", 2000)],
    model: succeeded ? [aFile("model.json", 1200)] : [],
    output: [aFolder("data"), ...(failureFile === undefined ? [] : [aFile("failure", failureFile.sizeBytes)])],
    pipes: [],
    elsewhere: [],
    ...(failureFile === undefined ? {} : { failure: failureFile }),
    ...(stop === undefined ? {} : { stop }),
    ...rest,
  };
  return {
    kind: "training-job",
    request: {
      jobName: jobName ?? "train-sample",
      image: "image",
      hyperparameters: hyperparameters ?? {},
      environment: environment ?? {},
      channels: [{ name: "training", inputMode: "File", fileCount: 1, sizeBytes: 2000 }],
      network: network ?? "none",
    },
    description: {
      status: succeeded ? "Completed" : "Failed",
      secondaryStatus: succeeded ? "Completed" : "Failed",
      transitions: [],
    },
    hosts: [host],
    artifacts: {},
    durationMs: 350,
    harnessLagMs: 1,
  };
}

function aLine(line: string | LogLine, index: number): LogLine {
  return typeof line === "string" ? { stream: "stdout", atMs: 100 + index * 10, text: line } : line;
}

function aFailureFile(text: string): NonNullable<TrainingHostObservation["failure"]> {
  return { type: "file", sizeBytes: Buffer.byteLength(text), isText: true, text };
}

export function aFile(path: string, sizeBytes = 10, facts: Partial<TreeEntry> = {}): TreeEntry {
  return { path, type: "file", sizeBytes, mode: 0o644, uid: 0, gid: 0, sha256: `${path}:${sizeBytes}`, ...facts };
}

export function aFolder(path: string): TreeEntry {
  return { path, type: "directory", sizeBytes: 0, mode: 0o755, uid: 0, gid: 0 };
}

export function aPipe(channel: string, epoch: number, facts: Partial<PipeObservation> = {}): PipeObservation {
  return {
    channel,
    epoch,
    createdAtMs: epoch * 1000,
    openedAtMs: epoch * 1000 + 20,
    bytesOffered: 2000,
    bytesTaken: 2000,
    closedAtMs: epoch * 1000 + 40,
    ending: "drained",
    openedAgain: false,
    ...facts,
  };
}

/** The profile of an image of which nothing was declared. */
export function aProfile(facts: Partial<Profile> = {}): Profile {
  return {
    source: "iris",
    declaredData: false,
    declaredRequests: false,
    trainImage: "image",
    serveImage: "image",
    capabilities: undefined,
    soak: undefined,
    channels: [
      { name: "training", contentType: "text/csv", files: [], required: undefined, inputMode: "File" },
      { name: "testing", contentType: "text/csv", files: [], required: undefined, inputMode: "File" },
    ],
    hyperparameters: [],
    smokeHyperparameters: {},
    checkpoints: undefined,
    trainEnvironment: {},
    serveEnvironment: {},
    requests: [],
    model: undefined,
    metrics: [],
    limits: { startMs: 480_000, trainingMs: undefined, invocationMs: 60_000 },
    resources: { platform: undefined, memoryBytes: undefined, sharedMemoryBytes: undefined, gpus: undefined },
    ...facts,
  };
}

/** The same with a byoa.yaml: a required channel and two hyperparameters. */
export function aDeclaredProfile(facts: Partial<Profile> = {}): Profile {
  return aProfile({
    source: "byoa.yaml",
    declaredData: true,
    capabilities: new Set(["train", "serve", "file", "pipe", "sigterm-saves-model", "checkpoints"]),
    channels: [
      { name: "training", contentType: "text/csv", files: [], required: true, inputMode: "File" },
      { name: "testing", contentType: "text/csv", files: [], required: undefined, inputMode: "File" },
    ],
    hyperparameters: [
      { name: "epochs", value: "2", invalid: "abc", required: false, type: "number" },
      { name: "criterion", value: "gini", invalid: "nope", required: false, type: "string" },
    ],
    ...facts,
  });
}
