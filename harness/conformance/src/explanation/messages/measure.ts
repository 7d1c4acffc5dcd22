import { catalogue } from "../../requirements/catalogue.ts";
import { symptoms } from "../../symptoms/symptoms.ts";
import { UsageError } from "../../usage-error.ts";
import { lookUp } from "../look-up.ts";

/** A message that somebody reported, and the symptom that it is to lead to; null for what is no known fault. */
export interface ExpectedMessage {
  readonly message: string;
  readonly symptom: string | null;
  readonly source: string;
}

export type Verdict = "right" | "wrong" | "unknown";

export interface Measured extends ExpectedMessage {
  readonly found: string | null;
  readonly verdict: Verdict;
}

/** What the message leads to first: a symptom's title, or null where it is not known. */
function firstTitle(message: string): string | null {
  try {
    const found = lookUp(catalogue, symptoms, message);
    return found.kind === "causes" ? (found.found.causes[0]?.symptom.title ?? null) : found.kind;
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

export const measure = (messages: readonly ExpectedMessage[]): Measured[] =>
  messages.map((expected) => {
    const found = firstTitle(expected.message);
    return { ...expected, found, verdict: found === expected.symptom ? "right" : found === null ? "unknown" : "wrong" };
  });

/** Precision: of what was named, how much is right. Recall: of what has a name, how much was named rightly. */
export function shares(measured: readonly Measured[]): { readonly precision: number; readonly recall: number } {
  const named = measured.filter(({ found }) => found !== null);
  const known = measured.filter(({ symptom }) => symptom !== null);
  const right = known.filter(({ verdict }) => verdict === "right").length;
  return { precision: right / named.length, recall: right / known.length };
}
