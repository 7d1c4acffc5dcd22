import type { Requirement } from "../requirement/requirement.ts";
import { findRequirement } from "../run/selection.ts";
import { UsageError } from "../run/usage-error.ts";
import { plainLine } from "../text/plain-text.ts";
import { findSymptoms } from "./find-symptoms.ts";
import { nearestSymptom } from "./nearest-symptom.ts";
import type { Symptom } from "./symptom.ts";

/** From here on a text that is not a symptom's word for word is taken for it; below it is only named as the nearest. */
const SURE_SHARE = 0.72;
const SURE_WORDS = 3;
const WORTH_NAMING_SHARE = 0.5;

/** What `byoa explain` was asked for: a requirement, or a symptom and the others that stand in the same text. */
export type LookedUp =
  | { readonly kind: "requirement"; readonly requirement: Requirement }
  | { readonly kind: "symptom"; readonly symptom: Symptom; readonly others: readonly Symptom[] };

/**
 * Finds the requirement whose ID stands in a text, else the symptom whose words do: an ID, what SageMaker said, or a
 * whole pasted line.
 * Throws UsageError `unknown-id` with the nearest ID or symptom: never guesses.
 */
export function lookUp(requirements: readonly Requirement[], symptoms: readonly Symptom[], text: string): LookedUp {
  const named = requirements.find(({ id }) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`, "i").test(text));
  if (named !== undefined) return { kind: "requirement", requirement: named };
  const [symptom, ...others] = findSymptoms(symptoms, text);
  if (symptom !== undefined) return { kind: "symptom", symptom, others };
  // One word that is no symptom's is an ID, misspelt.
  if (!/\s/.test(text.trim())) return { kind: "requirement", requirement: findRequirement(requirements, text) };
  const near = nearestSymptom(symptoms, text);
  if (near !== undefined && near.share >= SURE_SHARE && near.found >= SURE_WORDS) {
    return { kind: "symptom", symptom: near.symptom, others: [] };
  }
  const hint =
    near !== undefined && near.share >= WORTH_NAMING_SHARE ? ` Did you mean "${near.symptom.texts[0]}"?` : "";
  throw new UsageError(
    "unknown-id",
    `No symptom that is known stands in "${excerpt(text)}".${hint} docs/symptoms.md has them all.`,
  );
}

function excerpt(text: string): string {
  const line = plainLine(text).replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
