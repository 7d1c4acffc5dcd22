import type { Source } from "../requirement/source.ts";
import type { RowId } from "./row-ids.ts";

/** Where people meet a symptom, in the order of docs/symptoms.md. */
export const AREAS = {
  starting: "The container does not start",
  missing: "Something is not in the image",
  files: "Files, folders and disk space",
  memory: "Memory, crashes and signals",
  gpu: "GPUs",
  network: "Network and credentials",
  hyperparameters: "Hyperparameters and configuration",
  training: "A training job",
  hosts: "Jobs of several hosts",
  hosting: "An endpoint does not come up",
  requests: "Requests to an endpoint",
  batch: "Transform jobs",
  models: "Multi-model endpoints and pipelines",
  account: "Not the container: the account and the request",
} as const;
export type Area = keyof typeof AREAS;

/**
 * - `cause`: says what went wrong.
 * - `effect`: follows from something else, which the same log may name.
 * - `frame`: what the platform or a toolkit wraps around what really happened.
 */
export type Role = "cause" | "effect" | "frame";

/** What a clue captured, by the name of its group: the missing module, the path, the status. */
export type Facts = Readonly<Record<string, string>>;

/** One way in which a symptom shows. */
export interface Clue {
  /** A message as people see it; the first one of a symptom stands in docs/symptoms.md. */
  readonly shows: string;
  /** Matched against one line without control characters; its named groups become facts. */
  readonly pattern: RegExp;
  /** A line that also has this shows something else. */
  readonly unless?: RegExp;
}

/** From words that people see to what they mean, what to do, and the rows of the contract that are concerned. */
export interface Symptom {
  /** A few plain words: its heading and anchor in docs/symptoms.md. */
  readonly title: string;
  readonly area: Area;
  readonly role: Role;
  readonly clues: readonly [Clue, ...Clue[]];
  /** What means this symptom when it is all that was typed, such as "137". */
  readonly alone?: readonly string[];
  /** Facts that follow from others, such as the package that brings a module. */
  readonly derive?: (facts: Facts) => Facts;
  /** What happened, why that is likely, and what to do; `{fact|otherwise}` repeats what was captured. */
  readonly happened: string;
  readonly cause: string;
  readonly fix: string;
  /** Who has to act, where it is not the container. */
  readonly outside?: string;
  /** The rows of the contract that are concerned, the likeliest first. */
  readonly requirements: readonly RowId[];
  /** Where it was seen or is documented. */
  readonly sources: readonly [Source, ...Source[]];
}

export const clue = (shows: string, pattern: RegExp, unless?: RegExp): Clue => ({
  shows,
  pattern,
  ...(unless === undefined ? {} : { unless }),
});

/** The heading's anchor in docs/symptoms.md, as GitHub makes it. */
export const anchorOf = ({ title }: Pick<Symptom, "title">): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
