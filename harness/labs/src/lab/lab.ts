import type { LAB_BASES, LAB_LANGUAGES, LAB_PARTS, PREBUILT_IMAGES } from "./lab-file.ts";

export type LabLanguage = (typeof LAB_LANGUAGES)[number];
export type LabPart = (typeof LAB_PARTS)[number];
export type LabBase = (typeof LAB_BASES)[number];
export type PrebuiltImage = keyof typeof PREBUILT_IMAGES;

/** A lab of the course: one broken container or several, to be turned green. */
export interface Lab {
  readonly id: number;
  /** Name of its folder, for example `08-why-is-ping-red`. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly title: string;
  readonly part: LabPart;
  /** What a student needs. */
  readonly minutes: number;
  /** What the machine must have for it, for example `1g`. */
  readonly memory: string;
  readonly needsContainers: boolean;
  readonly from: LabBase;
  readonly languages: readonly LabLanguage[];
  /** `mutant`: the student writes a broken image and the check that kills it. */
  readonly kind: "image" | "mutant";
  readonly prebuilt: PrebuiltImage | undefined;
  readonly buildArguments: Readonly<Record<string, string>>;
  /** Dockerfiles of a pair; undefined: one image. */
  readonly images: { readonly train: string; readonly serve: string } | undefined;
  /** One sentence, shown after success. */
  readonly learnt: string;
  readonly exercises: readonly Exercise[];
  readonly grading: { readonly hyperparameters: Readonly<Record<string, string>> };
}

/** One broken state and its mended one. */
export interface Exercise {
  /** Empty where the lab has no other. */
  readonly name: string;
  readonly title: string;
  /** IDs or patterns of the requirements that the check judges. */
  readonly looksAt: readonly string[];
  /** Exactly these do not hold in start/; a regular expression over the finding and its evidence each. */
  fails(language: LabLanguage): Readonly<Record<string, string>>;
  /** The files that are to be mended. */
  edit(language: LabLanguage): readonly string[];
  /** Three, each stronger than the last. */
  hints(language: LabLanguage): readonly [string, string, string];
  /** Files of the base that start/ does not have. */
  readonly without: readonly string[];
}

/** How people and the command line call an exercise: `8`, or `8/loopback`. */
export const exerciseReference = (lab: Lab, exercise: Exercise): string =>
  exercise.name === "" ? `${lab.id}` : `${lab.id}/${exercise.name}`;
