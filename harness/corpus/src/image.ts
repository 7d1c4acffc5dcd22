import type { Conclusion, ProfileFlags, RequirementId } from "@byoa/conformance";

/** How much is wrong with an image: a third of the corpus is of each kind. */
export const CONDITIONS = ["sound", "one fault", "several faults"] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Folders below `bases/`: layers that several images share. */
export type Base = "python" | "nginx" | "go" | "r" | "java";

/** What is true of an image, written down by hand before it was ever checked. */
export interface Truth {
  readonly conclusion: Conclusion;
  /** Each requirement that does not hold, whatever its level, and why. What nobody can see behind another one is left out. */
  readonly broken: Readonly<Partial<Record<RequirementId, string>>>;
}

/** An image that resembles what people run on SageMaker. Its build context is the folder `program` beside it. */
export interface CorpusImage {
  readonly title: string;
  /** The public shape that it resembles. */
  readonly resembles: string;
  readonly condition: Condition;
  /** Bases that its Dockerfile names. */
  readonly bases: readonly Base[];
  /** Another image of the corpus: its program lies under this one's own files. */
  readonly like?: string;
  /** Replacements in the files of `like`: file name to pairs of old and new text; each old text must occur exactly once. */
  readonly replace?: Readonly<Record<string, readonly (readonly [old: string, replacement: string])[]>>;
  /** What somebody types behind `byoa check IMAGE`; paths start at the image's folder. */
  readonly flags?: ProfileFlags;
  /** A byoa.yaml in the image's folder; without it the check knows nothing but the flags. */
  readonly configuration?: string;
  readonly truth: Truth;
  /** What the truth had overlooked when it was first written down: it was changed after a check, for this reason. */
  readonly revised?: string;
  /**
   * Where the harness is known to differ from the truth, and why. A list that must shrink: a test fails when an entry
   * is no longer needed. `conclusion` stands for the conclusion of the whole check.
   */
  readonly known?: Readonly<Partial<Record<RequirementId | "conclusion", string>>>;
}

/** Defines an image of the corpus. */
export function image(definition: CorpusImage): CorpusImage {
  return definition;
}
