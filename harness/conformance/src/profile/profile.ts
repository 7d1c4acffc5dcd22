import type { InputMode, MetricDefinition } from "@byoa/contract";
import type { ChannelFile, ResourceLimits } from "@byoa/platform";

/** What an image may claim beyond the core. */
export const CAPABILITIES = ["train", "serve", "pipe", "file", "sigterm-saves-model", "checkpoints"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What is known of the image under test: from byoa.yaml, from flags, or the Iris profile when nothing was given. */
export interface Profile {
  /** `iris` when nothing was declared, else the file's path or `flags`. */
  readonly source: string;
  /** The channels are the user's own: an image that refuses them has failed. False: it may just not be made for Iris. */
  readonly declaredData: boolean;
  /** The requests are the user's own. False: they hold the Iris line as a guess; its refusal says nothing about the image. */
  readonly declaredRequests: boolean;
  readonly trainImage: string | undefined;
  readonly serveImage: string | undefined;
  /** What runs the program of a folder where there are no containers. */
  readonly command?: readonly string[] | undefined;
  /** Undefined: found by looking. A listed one must work, one that is missing in a given list is not looked at. */
  readonly capabilities: ReadonlySet<Capability> | undefined;
  readonly channels: readonly ChannelProfile[];
  readonly hyperparameters: readonly HyperparameterProfile[];
  /** Values that make a long job short; used by every experiment that does not need the ordinary ones. */
  readonly smokeHyperparameters: Readonly<Record<string, string>>;
  /** How a job shows that it goes on from its checkpoints. */
  readonly checkpoints: CheckpointProfile | undefined;
  readonly trainEnvironment: Readonly<Record<string, string>>;
  readonly serveEnvironment: Readonly<Record<string, string>>;
  readonly requests: readonly SampleRequest[];
  /** A model to serve in place of the trained one: archive or folder. */
  readonly model: string | undefined;
  readonly metrics: readonly MetricDefinition[];
  readonly limits: ProfileLimits;
  /** Whether memory stays flat over many requests is looked at only when asked for: it takes its time. */
  readonly soak: SoakProfile | undefined;
  readonly resources: ProfileResources;
}

export interface ChannelProfile {
  readonly name: string;
  readonly contentType: string | undefined;
  readonly files: readonly ChannelFile[];
  /** True: a job without it must fail. Undefined: not said. */
  readonly required: boolean | undefined;
  readonly inputMode: InputMode;
}

export interface HyperparameterProfile {
  readonly name: string;
  readonly value: string;
  /** A value that must be refused. */
  readonly invalid: string | undefined;
  readonly required: boolean;
  /** The image promises to take it JSON-quoted too, or its value is plainly a word. */
  readonly type: "string" | "number" | "boolean" | "json";
}

export interface SampleRequest {
  readonly name: string;
  readonly contentType: string;
  readonly accept: string | undefined;
  readonly body: Buffer;
  readonly expect: ExpectedAnswer | undefined;
}

/** What an answer must be like; every part that is given must hold. */
export interface ExpectedAnswer {
  readonly contentType?: string | undefined;
  readonly text?: string | undefined;
  readonly json?: unknown;
  /** A regular expression over the body. */
  readonly matches?: string | undefined;
}

/** The contract's limits as this image's deployment configures them, in milliseconds, and the limit of a log. */
export interface ProfileLimits {
  readonly startMs: number;
  readonly trainingMs: number | undefined;
  readonly invocationMs: number;
  /** How much of each container's log is kept. Undefined: the platform's default. */
  readonly logBytes?: number | undefined;
}

/** What a look at checkpoints needs to know of the program. */
export interface CheckpointProfile {
  /** A regular expression over a line of the log; its first group is the number of a step, which goes on counting over an interruption. */
  readonly step: string;
  /** Values that make a job long enough to be interrupted, laid over the ordinary ones. */
  readonly hyperparameters: Readonly<Record<string, string>>;
}

/** How long to keep an endpoint busy, and what its memory may grow meanwhile. */
export interface SoakProfile {
  readonly requests: number;
  /** From the middle third of the requests to the last one. */
  readonly growthBytes: number;
}

/** What the user said of the platform of the image and of the limits of its containers; the rest is byoa's default. */
export interface ProfileResources extends Omit<ResourceLimits, "sideBySide" | "logBytes"> {
  readonly platform: string | undefined;
}
