import type { Requirement } from "../requirement/requirement.ts";
import { findRequirement } from "../requirement/selection.ts";
import { type CausesFound, findCauses } from "../symptoms/find-causes.ts";
import { nearestSymptom } from "../symptoms/nearest-symptom.ts";
import { untestedRowIds } from "../symptoms/row-ids.ts";
import type { Symptom } from "../symptoms/symptom.ts";
import { wordsOf } from "../symptoms/words.ts";
import { plainLine } from "../text/plain-text.ts";
import { UsageError } from "../usage-error.ts";
import { type Row, rowOf } from "./rows.ts";

/** A text may be misspelt only when it is short: in a long one, some words of every symptom are found. */
const SHORT_WORDS = 12;
const SURE_SHARE = 0.72;
const SURE_WORDS = 3;
const WORTH_NAMING_SHARE = 0.4;

/** What `byoa explain` was asked for. */
export type LookedUp =
  | { readonly kind: "requirement"; readonly requirement: Requirement }
  /** A row of the contract that no requirement looks at yet. */
  | { readonly kind: "row"; readonly row: Row }
  | { readonly kind: "causes"; readonly found: CausesFound };

/**
 * Finds the row of the contract whose ID stands in a text, else the symptoms that show in it: an ID, what SageMaker
 * said, or pasted lines.
 * Throws UsageError `unknown-id` with the nearest ID or symptom: an unknown text is never taken for another fault.
 */
export function lookUp(requirements: readonly Requirement[], symptoms: readonly Symptom[], text: string): LookedUp {
  const named = requirements.find(({ id }) => holdsId(text, id));
  if (named !== undefined) return { kind: "requirement", requirement: named };
  const rowId = untestedRowIds.find((id) => holdsId(text, id));
  const row = rowId === undefined ? undefined : rowOf(requirements, rowId);
  if (row !== undefined) return { kind: "row", row };
  const found = causesIn(symptoms, text);
  if (found !== undefined) return { kind: "causes", found };
  // One word that is no symptom's is an ID, misspelt.
  if (!/\s/.test(text.trim())) return { kind: "requirement", requirement: findRequirement(requirements, text) };
  throw notKnown(symptoms, text);
}

const holdsId = (text: string, id: string): boolean => new RegExp(`(?<![\\w-])${id}(?![\\w-])`, "i").test(text);

function causesIn(symptoms: readonly Symptom[], text: string): CausesFound | undefined {
  const typed = wordsOf(text).join(" ");
  const alone = symptoms.find(({ alone: names = [] }) => names.some((name) => wordsOf(name).join(" ") === typed));
  if (alone !== undefined) return onlyOne(alone, text);
  const lines = text.split("\n");
  const found = findCauses(symptoms, lines);
  if (found.causes.length > 0) return found;
  // A terminal may have broken one line into several.
  if (lines.length > 1) {
    const joined = findCauses(symptoms, [lines.map((line) => line.trim()).join(" ")]);
    if (joined.causes.length > 0) return joined;
  }
  if (wordsOf(text).length > SHORT_WORDS) return undefined;
  const near = nearestSymptom(symptoms, text);
  return near !== undefined && near.share >= SURE_SHARE && near.found >= SURE_WORDS
    ? onlyOne(near.symptom, text)
    : undefined;
}

const onlyOne = (symptom: Symptom, text: string): CausesFound => ({
  causes: [{ symptom, facts: {}, line: 1, quote: text.trim(), times: 1 }],
  unrecognised: [],
  lines: 1,
});

function notKnown(symptoms: readonly Symptom[], text: string): UsageError {
  const near = nearestSymptom(symptoms, text);
  const hint =
    near !== undefined && near.share >= WORTH_NAMING_SHARE
      ? ` The nearest is "${near.symptom.clues[0].shows}" (${near.symptom.title}), which need not be the same.`
      : " Nothing that is known comes near.";
  return new UsageError("unknown-id", `"${excerpt(text)}" is not known.${hint} docs/symptoms.md lists what is.`);
}

function excerpt(text: string): string {
  const line = plainLine(text).replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
