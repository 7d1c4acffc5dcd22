import type { RequirementId } from "../requirement/requirement-ids.ts";
import type { Source } from "../requirement/source.ts";

/** Where people meet a symptom, in the order of docs/symptoms.md. */
export const AREAS = {
  starting: "The container does not start",
  training: "A training job",
  hosting: "An endpoint does not come up",
  requests: "Requests and transform jobs",
} as const;
export type Area = keyof typeof AREAS;

/**
 * What SageMaker, Docker or a server says when something of an image is wrong, and where that leads: from the words
 * that people see to the requirements that are likely behind them.
 */
export interface Symptom {
  /** A few plain words: its heading and anchor in docs/symptoms.md. */
  readonly title: string;
  readonly area: Area;
  /**
   * The words as people see them, as short as they still tell; the first is the one shown. `…` stands for a few words
   * that differ, a word that ends with `*` for all that begin so. Case and punctuation do not count.
   */
  readonly texts: readonly [string, ...string[]];
  /** What means this symptom when it is all that was typed, such as "137": within a longer text it would say nothing. */
  readonly alone?: readonly string[];
  /** True for words that only frame what really happened: any other symptom in the same text goes before it. */
  readonly general?: true;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  /** The first thing to look at. */
  readonly look: string;
  /** IDs of the requirements that are likely behind it, the likeliest first. */
  readonly requirements: readonly RequirementId[];
  /** The fix, where none of the requirements has it. */
  readonly mend?: string;
  /** Where it was seen or is documented. */
  readonly sources: readonly [Source, ...Source[]];
}

/** The heading's anchor in docs/symptoms.md, as GitHub makes it. */
export const anchorOf = ({ title }: Pick<Symptom, "title">): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
