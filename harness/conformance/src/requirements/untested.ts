import type { Level } from "../requirement/requirement.ts";
import { REQUIREMENT_IDS } from "../requirement/requirement-ids.ts";

/** An obligation of the contract that nothing here judges yet, and why. */
export interface Untested {
  /** The contract's own identifier. */
  readonly id: string;
  readonly level: Exclude<Level, "MAY">;
  readonly sentence: string;
  readonly reason: string;
}

const REGISTRY = "only a registry can show it: what an engine holds has no manifest of its own";
const GPU = "needs the host's driver to tell which libraries it brings";
const HOSTS = "optional capability without a declaration yet: jobs of several hosts";
const BATCH = "optional capability without a declaration yet: batch transform";
const MODELS = "optional capability without a declaration yet: multi-model endpoints";
const PORTS = "optional capability without a declaration yet: a port that the platform gives";

/** Obligations of the contract without a judge when they were listed. */
const listed: readonly Untested[] = [
  {
    id: "IMG-MANIFEST-02",
    level: "MUST",
    sentence: "The registry's manifest is a single-platform Docker v2 manifest.",
    reason: REGISTRY,
  },
  {
    id: "IMG-GPU-12",
    level: "SHOULD",
    sentence: "The image holds the CUDA toolkit and no NVIDIA driver files.",
    reason: GPU,
  },
  {
    id: "IMG-NOPRIV-13",
    level: "MUST",
    sentence: "The image works without privileged mode or added capabilities.",
    reason: "every container here runs without them: an image that needs them fails where it uses them",
  },
  {
    id: "TRAIN-CFG-04",
    level: "SHOULD",
    sentence: "Training reads resourceconfig.json, all lower case.",
    reason: "only that name exists here: an image that wants another fails TRAIN-EXIT-01 and says which",
  },
  {
    id: "TRAIN-ENV-04",
    level: "SHOULD",
    sentence: "Training takes AWS credentials from the SDK's default chain, not from key variables.",
    reason: "no credentials are given here: an image that wants them cannot be told from one that wants the network",
  },
  {
    id: "TRAIN-MODEL-05",
    level: "SHOULD",
    sentence: "The model folder holds no checkpoints or scratch data.",
    reason: "names alone do not tell a checkpoint from a model",
  },
  {
    id: "TRAIN-CKPT-03",
    level: "SHOULD",
    sentence: "Checkpoint files are never seen half-written, and their names are unique per host.",
    reason: "a look from outside cannot tell a file that is being written from one that is whole",
  },
  {
    id: "TRAIN-RESTART-01",
    level: "SHOULD",
    sentence: "Training can be started again on the same job.",
    reason:
      "every job here starts in a new container with the same input; what a restart keeps is judged by TRAIN-CKPT-02",
  },
  {
    id: "LOG-05",
    level: "SHOULD",
    sentence: "Health checks do not flood the log.",
    reason: "no number is documented, and access logs are a taste",
  },
  { id: "DIST-HOST-02", level: "MUST", sentence: "Names of hosts come from resourceconfig.json only.", reason: HOSTS },
  {
    id: "DIST-DNS-03",
    level: "SHOULD",
    sentence: "The look-up of the other hosts' names is tried again.",
    reason: HOSTS,
  },
  {
    id: "DIST-NET-04",
    level: "SHOULD",
    sentence: "Training binds to network_interface_name, not to a fixed device.",
    reason: HOSTS,
  },
  {
    id: "DIST-OUT-05",
    level: "SHOULD",
    sentence: "No two hosts write the same path in model, output and checkpoints.",
    reason: HOSTS,
  },
  {
    id: "DIST-END-06",
    level: "SHOULD",
    sentence: "All hosts end, and a failure on one ends the others.",
    reason: HOSTS,
  },
  { id: "DIST-ONE-07", level: "SHOULD", sentence: "With one host no meeting of hosts is tried.", reason: HOSTS },
  {
    id: "INV-BIN-11",
    level: "SHOULD",
    sentence: "Binary bodies are kept intact both ways.",
    reason: "only the author's own binary sample with its expected answer could show it",
  },
  {
    id: "STOP-04",
    level: "SHOULD",
    sentence:
      "No half-dead container: if a worker or the model server dies, the container ends or /ping turns from 200.",
    reason: "which processes an image may lose is not known from outside",
  },
  { id: "BATCH-ACC-05", level: "SHOULD", sentence: "Batch requests work without Accept.", reason: BATCH },
  {
    id: "BATCH-BAD-06",
    level: "SHOULD",
    sentence: "A bad record is answered by a placeholder or a 4xx, never by a hang.",
    reason: BATCH,
  },
  {
    id: "BATCH-BIG-07",
    level: "SHOULD",
    sentence: "Bodies of MaxPayloadInMB and chunked requests are taken.",
    reason: BATCH,
  },
  {
    id: "BATCH-CONC-08",
    level: "SHOULD",
    sentence: "As many parallel calls are served as are announced.",
    reason: BATCH,
  },
  {
    id: "MME-LABEL-01",
    level: "MUST",
    sentence: "A multi-model image declares the capability by its label.",
    reason: MODELS,
  },
  { id: "MME-LOAD-02", level: "MUST", sentence: "`POST /models` loads a model.", reason: MODELS },
  {
    id: "MME-LIST-03",
    level: "MUST",
    sentence: "`GET /models` lists the models, also when there are none.",
    reason: MODELS,
  },
  {
    id: "MME-GET-04",
    level: "MUST",
    sentence: "`GET` and `DELETE /models/{name}` answer 200, or 404 when it is not loaded.",
    reason: MODELS,
  },
  {
    id: "MME-INV-05",
    level: "MUST",
    sentence: "`POST /models/{name}/invoke` predicts with that model.",
    reason: MODELS,
  },
  {
    id: "MME-RO-06",
    level: "SHOULD",
    sentence: "Nothing is written below /opt/ml/models, and the server starts with no model.",
    reason: MODELS,
  },
  {
    id: "PORT-01",
    level: "MUST",
    sentence: "In pipelines the server listens on the port that SAGEMAKER_BIND_TO_PORT names.",
    reason: PORTS,
  },
  {
    id: "PORT-02",
    level: "SHOULD",
    sentence: "Further local ports come from SAGEMAKER_SAFE_PORT_RANGE.",
    reason: PORTS,
  },
  {
    id: "SEC-FUZZ-02",
    level: "SHOULD",
    sentence: "The server survives hostile input.",
    reason: "bad input is judged by INV-ERR-06; random bytes and half-open connections are not yet",
  },
];

const judged: ReadonlySet<string> = new Set(REQUIREMENT_IDS);

/** Every MUST and SHOULD of the contract that is not in the catalogue. One that is judged by now leaves the list by itself. */
export const untested: readonly Untested[] = listed.filter(({ id }) => !judged.has(id));
