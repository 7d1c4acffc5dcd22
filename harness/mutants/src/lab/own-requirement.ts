import { catalogue, type Judgement, type Needs, type Profile, type Requirement, SECTIONS } from "@byoa/conformance";
import { firstLine, PairFault } from "./pair-fault.ts";
import { type Vocabulary, vocabulary } from "./vocabulary.ts";

/** Where a student's requirement stands. */
export const REQUIREMENT_FILE = "requirement.mjs";

const ID = /^MY-[A-Z]+-\d{2}$/;
const LEVELS = ["MUST", "SHOULD", "MAY"] as const;
const SENTENCES = ["sentence", "why", "fix"] as const;
const KINDS: readonly string[] = ["pass", "broken", "not-applicable", "not-testable"] satisfies Judgement["kind"][];

/**
 * The requirement that the default export of requirement.mjs makes of the suite's words. Its judge is held to give a judgement.
 * Throws PairFault.
 */
export function ownRequirement(exported: unknown, words: Vocabulary = vocabulary): Requirement {
  const example = "`export default ({ requirement, experiments, pass, broken }) => requirement({ … })`";
  if (!isFunction(exported)) throw new PairFault(`${REQUIREMENT_FILE} exports no function; write ${example}.`);
  const made = call(exported, words);
  if (!isRecord(made)) throw new PairFault(`${REQUIREMENT_FILE} gives no requirement; write ${example}.`);
  const { id, section, level, causes, judge, dependsOn } = made;
  if (typeof id !== "string" || !ID.test(id))
    throw new PairFault(
      `${REQUIREMENT_FILE}: the requirement has no id of its own; write \`id: "MY-ROWS-01"\`: MY, a word, two digits.`,
    );
  const [sentence, why, fix] = SENTENCES.map((key) => text(id, key, made[key]));
  if (!isFunction(judge)) throw missing(id, "judge", "`judge({ sample }) { return pass(); }`");
  return {
    id,
    section: oneOf(id, "section", SECTIONS, section),
    level: oneOf(id, "level", LEVELS, level),
    sentence: sentence ?? "",
    why: why ?? "",
    fix: fix ?? "",
    causes: strings(id, "causes", causes),
    sources: [],
    needs: knownExperiments(id, made.needs, words.experiments),
    dependsOn: knownIds(id, strings(id, "dependsOn", dependsOn)),
    judge: (observed, profile) => judgementOf(id, judge, observed, profile),
  };
}

function call(exported: Callable, words: Vocabulary): unknown {
  try {
    return exported(words);
  } catch (error) {
    throw new PairFault(`${REQUIREMENT_FILE} cannot be made: ${firstLine(error)}. Mend it there.`);
  }
}

function judgementOf(id: string, judge: Callable, observed: unknown, profile: Profile): Judgement {
  const judgement = judge(observed, profile);
  if (isJudgement(judgement)) return judgement;
  throw new Error(
    `it gave ${JSON.stringify(judgement)} and no judgement; ${id} must return pass(), broken(…) or the like`,
  );
}

function isJudgement(value: unknown): value is Judgement {
  if (!isRecord(value) || typeof value.kind !== "string" || !KINDS.includes(value.kind)) return false;
  if (value.kind === "pass") return Array.isArray(value.notes);
  if (value.kind !== "broken") return typeof value.reason === "string";
  return typeof value.finding === "string" && Array.isArray(value.evidence) && value.evidence.every(isEvidence);
}

const isEvidence = (value: unknown): boolean =>
  isRecord(value) && typeof value.label === "string" && typeof value.text === "string";

function knownExperiments(id: string, needs: unknown, known: Needs): Needs {
  const names = Object.keys(known).join(", ");
  if (!isRecord(needs) || Object.keys(needs).length === 0)
    throw new PairFault(
      `${REQUIREMENT_FILE}: ${id} looks at no experiment; write \`needs: { sample: experiments.trainSample }\`; there are ${names}.`,
    );
  const entries = Object.entries(needs).map(([key, value]) => {
    const experiment = Object.values(known).find((candidate) => candidate === value);
    if (experiment !== undefined) return [key, experiment] as const;
    throw new PairFault(`${REQUIREMENT_FILE}: ${id} needs as "${key}" what is no experiment; there are ${names}.`);
  });
  return Object.fromEntries(entries);
}

function knownIds(id: string, ids: readonly string[]): readonly string[] {
  const unknown = ids.find((other) => !catalogue.some((requirement) => requirement.id === other));
  if (unknown === undefined) return ids;
  throw new PairFault(
    `${REQUIREMENT_FILE}: ${id} depends on ${unknown}, which the suite does not have; byoa list shows them.`,
  );
}

function oneOf<const T extends string>(id: string, key: string, allowed: readonly T[], value: unknown): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw missing(id, key, `one of ${allowed.map((each) => `"${each}"`).join(", ")}`);
}

function text(id: string, key: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw missing(id, key, "a sentence");
}

function strings(id: string, key: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw missing(id, key, "a list of texts, or leave it out");
}

const missing = (id: string, key: string, write: string): PairFault =>
  new PairFault(`${REQUIREMENT_FILE}: ${id} has no ${key}; write ${write}.`);

type Callable = (...given: readonly unknown[]) => unknown;

const isFunction = (value: unknown): value is Callable => typeof value === "function";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
