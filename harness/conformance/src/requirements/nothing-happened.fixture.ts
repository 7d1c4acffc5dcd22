import type { TrainingHostObservation } from "@byoa/platform";
import type { ImageLook } from "../experiments/image/look-at-image.ts";
import type { ServingObservation } from "../experiments/serving/serving-observation.ts";
import type { Profile } from "../profile/profile.ts";
import { anExchange, aProfile, aServing } from "./serving/observations.fixture.ts";
import { aJob } from "./training/observations.fixture.ts";

/** Everything is declared, so that no requirement gets away as not applicable. */
export const everythingDeclared: Profile = aProfile({
  capabilities: new Set(["train", "serve", "pipe", "checkpoints", "sigterm-saves-model"]),
  soak: { requests: 300, growthBytes: 8 * 1024 * 1024 },
  checkpoints: { step: "epoch=(\\d+)", hyperparameters: {} },
  metrics: [{ name: "accuracy", regex: "accuracy=([0-9.]+)" }],
  hyperparameters: [
    { name: "depth", type: "number", value: "3", invalid: "x", required: true },
    { name: "word", type: "string", value: "gini", invalid: undefined, required: false },
  ],
  channels: [
    { name: "training", contentType: "text/csv", files: [], required: true, inputMode: "File" },
    { name: "testing", contentType: "text/csv", files: [], required: true, inputMode: "File" },
  ],
});

const noLook: ImageLook = { kind: "image-look", enginePlatform: "linux/amd64", train: undefined, serve: undefined };

type Job = ReturnType<typeof aJob>;

/** The observations of every experiment, made of one job and one endpoint. */
function ofAll(job: Job, endpoint: ServingObservation): Readonly<Record<string, unknown>> {
  const lengthening = { kind: "bigger-channel", factor: 32 };
  const perturbed = (...perturbations: string[]) => ({ kind: "perturbed", jobs: [{ perturbations, job }] });
  return {
    "look-at-image": noLook,
    "train-sample": job,
    "train-stopped": { kind: "stopped", attempts: [{ lengthening, job }] },
    "train-interrupted": { kind: "interrupted", attempts: [{ lengthening, job }], resumed: job },
    "train-pipe": { kind: "pipes", claim: "declared", job, lateChannel: "testing" },
    "train-minimal": perturbed("documented-only", "read-only-input", "no-hyperparameters"),
    "train-tolerant": perturbed(
      "quoted-strings",
      "unknown-hyperparameters",
      "extra-keys",
      "manifests",
      "several-files",
    ),
    "train-provoked": {
      kind: "provoked",
      jobs: [
        { provocation: { kind: "invalid-hyperparameter", name: "depth", value: "x" }, job },
        { provocation: { kind: "missing-channel", channel: "training" }, job },
      ],
    },
    "train-truth-values": { kind: "truth-values", jobs: [] },
    "serve-model": endpoint,
    "serve-empty-model": endpoint,
    "serve-corrupt-model": endpoint,
    "serve-odd-requests": endpoint,
    "serve-on-given-port": { ...endpoint, bindToPort: 9090 },
    "serve-under-load": { ...endpoint, idleConnectMs: [null, null], loadedConnectMs: [null, null] },
    "serve-many": { kind: "soak", looks: [], growthBytes: 8 * 1024 * 1024, durationMs: 0 },
  };
}

const silent: Partial<TrainingHostObservation> = {
  log: [],
  inputBefore: [],
  inputAfter: [],
  model: [],
  output: [],
  pipes: [],
  elsewhere: [],
};

function silentJob(exit: TrainingHostObservation["exit"], stop?: TrainingHostObservation["stop"]): Job {
  const job = aJob();
  const [host] = job.hosts;
  if (host === undefined) throw new Error("A job has a host.");
  return { ...job, hosts: [{ ...host, ...silent, exit, ...(stop === undefined ? {} : { stop }) }] };
}

const silentEndpoint = (readyAtMs?: number): ServingObservation => ({
  ...aServing({ notReady: true, log: [], readiness: { answers: [], sockets: [] } }),
  ...(readyAtMs === undefined
    ? {}
    : { readiness: { readyAtMs, limitMs: 480_000, answers: [], sockets: [], endedBeforeReady: false } }),
});

const names = aServing().exchanges.map(({ name }) => name);
const unanswered = [...names, "load", "ping in round 2", "second"].map((name) =>
  anExchange(name, { error: "refused", connected: false }),
);
const limit = { because: "experiment-limit", signalledAtMs: 40, endedAtMs: 60, killed: true, graceMs: 30_000 } as const;
const early = { because: "stop-requested", signalledAtMs: 5, endedAtMs: 9, killed: false, graceMs: 30_000 } as const;

/** Runs in which nothing happened that would show anything of the image; by what was missing. */
export const nothingHappened: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "its records are empty": ofAll({ ...aJob(), hosts: [] }, silentEndpoint()),
  "it was stopped before anything happened": ofAll(
    silentJob({ code: 137, atMs: 60, outOfMemory: false }, limit),
    silentEndpoint(),
  ),
  "SIGTERM came before it had begun": ofAll(silentJob({ code: 0, atMs: 9, outOfMemory: false }, early), {
    ...silentEndpoint(),
    stop: early,
    exit: { code: 0, atMs: 9, outOfMemory: false },
  }),
  "it ended with 0 at once, in silence": ofAll(silentJob({ code: 0, atMs: 3, outOfMemory: false }), {
    ...silentEndpoint(),
    exit: { code: 0, atMs: 3, outOfMemory: false },
    readiness: { limitMs: 480_000, answers: [], sockets: [], endedBeforeReady: false },
  }),
  "no request was answered": ofAll(silentJob({ code: 0, atMs: 3, outOfMemory: false }), {
    ...silentEndpoint(120),
    exchanges: unanswered,
  }),
  "no request was sent": ofAll(silentJob({ code: 0, atMs: 3, outOfMemory: false }), silentEndpoint(120)),
};

/** What a server that only became ready shows by that: its port and the answer of /ping that made it so. */
const SHOWN_BY_READINESS = ["HOST-PORT-01", "HOST-BIND-02", "HOST-PING-03", "IMG-SERVE-04", "SEC-NET-01", "SEC-RES-03"];

/** Requirements that pass by right in such a run. */
export const shownIn: Readonly<Record<string, readonly string[]>> = {
  "no request was answered": SHOWN_BY_READINESS,
  // One that hosts several models is asked for nothing: that it came up with the model, read-only, is all there is to see.
  "no request was sent": [...SHOWN_BY_READINESS, "HOST-MODEL-12", "TRAIN-MODEL-04"],
};
