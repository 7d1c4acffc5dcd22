import type { CheckEvent } from "@byoa/conformance";

const facts = {
  reference: "my-image:latest",
  id: "sha256:1",
  os: "linux",
  architecture: "amd64",
  sizeBytes: 214_000_000,
  entrypoint: null,
  cmd: null,
  user: "",
  workingDirectory: "",
  environment: {},
  labels: {},
  exposedPorts: [],
} as const;

const train = { name: "train-sample", title: "train on the sample" } as const;
const serve = { name: "serve-model", title: "serve the model" } as const;
const body = (text: string) => ({ sizeBytes: text.length, sha256: "", text });

/** The events of a small run, as `check` gives them. */
export const smallRun: readonly CheckEvent[] = [
  { kind: "engine", name: "docker", version: "28.2", platform: "linux/amd64" },
  { kind: "image-progress", reference: "my-image:latest", line: "3 of 7 layers, 40 of 120 MB" },
  { kind: "image", use: "train", facts },
  { kind: "planned", experiments: [train, serve], requirements: 3, trainingTimes: 2.4 },
  { kind: "started", ...train, next: [serve] },
  {
    kind: "job-started",
    ...train,
    job: "conformance-0001",
    hyperparameters: { max_depth: "3" },
    channels: [
      { name: "training", inputMode: "File", fileCount: 1 },
      { name: "testing", inputMode: "File", fileCount: 2 },
    ],
  },
  ...Array.from(
    { length: 10 },
    (_, index): CheckEvent => ({
      kind: "job-log",
      ...train,
      job: "conformance-0001",
      line: { stream: "stdout", atMs: index, text: `\u001b[31mepoch ${index}\u001b[0m\tloss=0.5\r` },
    }),
  ),
  {
    kind: "job-finished",
    ...train,
    job: "conformance-0001",
    description: { status: "Completed", secondaryStatus: "Completed", transitions: [] },
    artifacts: { model: { file: "/tmp/model.tar.gz", sizeBytes: 512, members: 1 } },
    durationMs: 1234,
  },
  { kind: "finished", ...train, outcome: "observed", durationMs: 1500, done: 1, planned: 2 },
  { kind: "estimated", remainingMs: 8_000, totalMs: 9_500, parallel: 2 },
  {
    kind: "verdict",
    verdict: { id: "TRAIN-EXIT-01", level: "MUST", section: "training", verdict: "pass", evidence: [], notes: [] },
  },
  { kind: "started", ...serve, next: [] },
  { kind: "progress", ...serve, line: "ready; asking for predictions" },
  { kind: "endpoint-started", ...serve, url: "http://172.17.0.2:8080" },
  {
    kind: "endpoint-ready",
    ...serve,
    readiness: { readyAtMs: 180, limitMs: 480_000, answers: [], sockets: [], endedBeforeReady: false },
  },
  {
    kind: "endpoint-exchange",
    ...serve,
    call: { name: "sample" },
    exchange: {
      name: "sample",
      request: { method: "POST", path: "/invocations", headers: {}, body: body("5.1,3.5,1.4,0.2") },
      sentAtMs: 200,
      totalMs: 4,
      response: { status: 200, headers: {}, body: body("setosa\n") },
    },
  },
  { kind: "left-out", name: "pipe", title: "train from a pipe", reason: "does not fit into the budget" },
  {
    kind: "finished",
    ...serve,
    outcome: "not-run",
    reason: "no serving image was given",
    durationMs: 0,
    done: 2,
    planned: 2,
  },
];
