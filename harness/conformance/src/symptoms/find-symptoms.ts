import type { Symptom } from "./symptom.ts";
import { patternWordsOf, wordsOf } from "./words.ts";

/** So many words may stand where a symptom's text has `…`. */
const GAP_WORDS = 12;

/**
 * The symptoms whose words stand in a text, such as a pasted line of a log; the most telling (the longest) first,
 * those that only frame the others last.
 *
 * @example findSymptoms(symptoms, "Status Reason: The primary container … did not pass the ping health check. Please check …")
 */
export function findSymptoms(symptoms: readonly Symptom[], text: string): Symptom[] {
  const words = wordsOf(text);
  const typed = words.join(" ");
  return symptoms
    .map((symptom) => ({ symptom, length: lengthIn(symptom, typed) }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => rankOf(one.symptom) - rankOf(other.symptom) || other.length - one.length)
    .map(({ symptom }) => symptom);
}

const rankOf = ({ general }: Symptom): number => (general ? 1 : 0);

/** How many letters of the symptom's texts stand in the words; 0 where none does. */
function lengthIn({ texts, alone = [] }: Symptom, typed: string): number {
  if (alone.some((name) => wordsOf(name).join(" ") === typed)) return typed.length;
  return Math.max(...texts.map((text) => (patternOf(text).test(typed) ? lettersOf(text) : 0)));
}

const lettersOf = (text: string): number => wordsOf(text).join("").length;

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  let source = "(?:^| )";
  let separator = "";
  for (const word of patternWordsOf(text)) {
    if (word === "…") {
      source += `(?: ?\\S+){0,${GAP_WORDS}}?`;
    } else {
      source += separator + (word.endsWith("*") ? `${RegExp.escape(word.slice(0, -1))}\\S*` : RegExp.escape(word));
    }
    separator = " ";
  }
  const pattern = new RegExp(`${source}(?: |$)`);
  patterns.set(text, pattern);
  return pattern;
}
