import type { RequirementId } from "@byoa/conformance";

/** Images that a mutant may start from; each is conformant and has a byoa.yaml beside its Dockerfile. */
export const MUTANT_BASES = ["plain", "decision-tree", "tensorflow", "tensorflow-native"] as const;
export type MutantBase = (typeof MUTANT_BASES)[number];

/**
 * An image broken on purpose in exactly one way, and what must be reported of it: a patch over a conformant image.
 * Each text that is replaced must stand exactly once in its file, so that a mutant never turns into its original unnoticed.
 */
export interface Mutant {
  /** What is wrong, as a sentence without its subject: "listens on the loopback interface only". */
  readonly title: string;
  readonly from: MutantBase;
  /** Replacements in the sources of the plain program or the network (below its src): file name to pairs of old and new text. */
  readonly replace?: Readonly<Record<string, readonly (readonly [old: string, new_: string])[]>>;
  /** Files put into the image: absolute path to content. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lines that end the Dockerfile. */
  readonly dockerfile?: string;
  /** What the image's configuration says of its processor, in place of the truth. */
  readonly architecture?: string;
  /** Looks at the memory over many requests, as byoa.yaml's `soak` does. */
  readonly soak?: { readonly requests: number; readonly growthBytes: number };
  /** Limits of the contract that this mutant's deployment sets lower, so that the proof takes seconds. */
  readonly limits?: { readonly startMs?: number; readonly invocationMs?: number };
  /** The requirements that must not hold (failed or warned, by their level), and what the finding must say. */
  readonly fails: Readonly<Partial<Record<RequirementId, RegExp>>>;
  /** Requirements that those may block: identifiers, `*` for any rest. A test holds that each pattern matches one. */
  readonly hides?: readonly (RequirementId | `${string}*`)[];
}

/** Defines a mutant. */
export function mutant(definition: Mutant): Mutant {
  return definition;
}
