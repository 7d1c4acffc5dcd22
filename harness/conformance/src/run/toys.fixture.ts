import { type ImageFacts, type Platform, systemClock } from "@byoa/platform";
import type { Experiment, ExperimentContext, ExperimentNeeds } from "../experiment/experiment.ts";
import type { NotRun } from "../experiment/not-run.ts";
import type { Profile } from "../profile/profile.ts";
import { pass } from "../requirement/judgement.ts";
import type { Needs } from "../requirement/needs.ts";
import type { Requirement } from "../requirement/requirement.ts";

/** What the run needs, without any container: experiments that return what the test says. */

export const toyProfile: Profile = {
  source: "iris",
  declaredData: false,
  declaredRequests: false,
  trainImage: "toy:latest",
  serveImage: "toy:latest",
  capabilities: undefined,
  channels: [
    {
      name: "training",
      contentType: "text/csv",
      files: [{ path: "iris.csv", content: Buffer.from("0,1\n") }],
      required: undefined,
      inputMode: "File",
    },
  ],
  hyperparameters: [],
  smokeHyperparameters: {},
  trainEnvironment: {},
  serveEnvironment: {},
  requests: [],
  model: undefined,
  metrics: [],
  limits: { startMs: 480_000, trainingMs: undefined, invocationMs: 60_000 },
  soak: undefined,
  checkpoints: undefined,
  resources: { platform: undefined, memoryBytes: undefined, sharedMemoryBytes: undefined, gpus: undefined },
};

export const toyImage: ImageFacts = {
  reference: "toy:latest",
  id: "sha256:0123",
  os: "linux",
  architecture: "amd64",
  sizeBytes: 214_000_000,
  entrypoint: ["node", "main.js"],
  cmd: null,
  user: "",
  workingDirectory: "/",
  environment: {},
  labels: {},
  exposedPorts: [],
};

/** A platform that starts nothing, and remembers whether it was disposed of. */
export interface ToyPlatform extends Platform {
  disposed: boolean;
}

export function toyPlatform(changes: Partial<Platform> = {}): ToyPlatform {
  const never = (): never => {
    throw new Error("A toy platform starts nothing.");
  };
  return {
    description: { name: "toy", version: "1", platform: "linux/amd64" },
    capabilities: new Set(["image", "user", "sockets", "pipes", "network-isolation", "read-only-mounts"]),
    missing: new Map([["memory", "the toy platform has no memory limit"]]),
    clock: systemClock,
    describeImage: async (reference) => ({ ...toyImage, reference }),
    readImageFiles: never,
    startTrainingJob: never,
    startEndpoint: never,
    startTransformJob: never,
    disposed: false,
    async [Symbol.asyncDispose]() {
      this.disposed = true;
    },
    ...changes,
  };
}

type ToyRun<O> = O | NotRun | ((context: ExperimentContext) => Promise<O | NotRun>);

export function toyExperiment<O>(
  name: string,
  left: ToyRun<O>,
  changes: Partial<Omit<Experiment<O>, "needs" | "run" | "name">> & { needs?: ExperimentNeeds } = {},
): Experiment<O> {
  return {
    name,
    title: `try ${name}`,
    role: "train",
    needs: {},
    containers: 1,
    async run(context) {
      return typeof left === "function"
        ? await (left as (context: ExperimentContext) => Promise<O | NotRun>)(context)
        : left;
    },
    ...changes,
  };
}

/** A toy with the types of its needs; its ID need not be in the catalogue. */
export const typedRequirement = <N extends Needs>(definition: Requirement<N>): Requirement<N> => definition;

export function toyRequirement(id: string, changes: Partial<Requirement> = {}): Requirement {
  return {
    id,
    section: "training",
    level: "MUST",
    sentence: `The image keeps to ${id}.`,
    why: "Otherwise the job fails.",
    causes: ["it was forgotten"],
    fix: "Remember it.",
    sources: [{ title: "a page", url: "https://example.org" }],
    needs: {},
    judge: () => pass(),
    ...changes,
  };
}
