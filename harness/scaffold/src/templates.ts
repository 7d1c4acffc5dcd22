import { fileURLToPath } from "node:url";
import { ScaffoldError } from "./scaffold-error.ts";

export const LANGUAGES = ["node", "python"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What an algorithm starts from. */
export interface Template {
  readonly id: "decision-tree" | "tensorflow" | "minimal";
  readonly language: Language;
  /** One sentence, for the question and the README. */
  readonly what: string;
  /** Where its own files lie; those of its language come on top. */
  readonly folder: string;
  /** An example of this repository: its tests stay behind, its name is replaced where it stands alone. */
  readonly isExample: boolean;
  /** The Dockerfile and .dockerignore are those of the decision tree: every Node program is built alike. */
  readonly isBuiltAsTheTree?: boolean;
}

/** Where those lie. */
export const treeFolder = (): string => repository("algorithms/decision-tree");

const repository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const own = (path: string) => fileURLToPath(new URL(`../templates/${path}`, import.meta.url));

export const TEMPLATES: readonly Template[] = [
  {
    id: "minimal",
    language: "node",
    what: "A nearest-centroid classifier, the least that meets the whole contract.",
    folder: own("minimal-node"),
    isExample: false,
    isBuiltAsTheTree: true,
  },
  {
    id: "decision-tree",
    language: "node",
    what: "A decision tree: ml-cart behind scikit-learn's names.",
    folder: repository("algorithms/decision-tree"),
    isExample: true,
  },
  {
    id: "tensorflow",
    language: "node",
    what: "A neural network with TensorFlow.js, native or in JavaScript alone.",
    folder: repository("algorithms/tensorflow"),
    isExample: true,
  },
  {
    id: "minimal",
    language: "python",
    what: "A nearest-centroid classifier in Python's standard library, the least that meets the whole contract.",
    folder: own("minimal-python"),
    isExample: false,
  },
];

/** Files that every algorithm of a language gets. */
export const languageFolder = (language: Language): string => own(language);

/** Throws ScaffoldError `template-unknown`. */
export function templateOf(id: string, language: string): Template {
  const found = TEMPLATES.find((template) => template.id === id && template.language === language);
  if (found !== undefined) return found;
  const known = TEMPLATES.filter((template) => template.language === language).map((template) => template.id);
  const next =
    known.length === 0 ? `Languages: ${LANGUAGES.join(", ")}.` : `In ${language} there is: ${known.join(", ")}.`;
  throw new ScaffoldError("template-unknown", `There is no ${id} in ${language}. ${next}`);
}
