import { distance } from "fastest-levenshtein";
import type { Symptom } from "./symptom.ts";
import { wordsOf } from "./words.ts";

/** A symptom that a text comes near to, and how near: the share of its words found, rare words counting for more. */
export interface NearSymptom {
  readonly symptom: Symptom;
  readonly share: number;
  readonly found: number;
}

/**
 * The symptom nearest to a text that holds none of them word for word: misspelt, shortened, in another order.
 * Undefined when no word of any is in it.
 */
export function nearestSymptom(symptoms: readonly Symptom[], text: string): NearSymptom | undefined {
  const typed = typedWords(text);
  const weights = weightsOf(symptoms);
  const near = symptoms
    .flatMap((symptom) => phrasesOf(symptom).map((words) => ({ symptom, ...shareOf(wordsOf(words), typed, weights) })))
    .filter(({ found }) => found > 0)
    .sort((one, other) => other.share - one.share || other.found - one.found);
  return near[0];
}

const phrasesOf = ({ title, clues }: Symptom): string[] => [title, ...clues.map(({ shows }) => shows)];

function shareOf(words: readonly string[], typed: readonly string[], weights: ReadonlyMap<string, number>) {
  const unlike = new Set(words);
  let whole = 0;
  let part = 0;
  let found = 0;
  for (const word of unlike) {
    const weight = weights.get(word) ?? 0;
    whole += weight;
    if (!typed.some((other) => alike(word, other))) continue;
    part += weight;
    found += 1;
  }
  return { share: part / whole, found };
}

/** A word that stands in many symptoms' texts says little. */
function weightsOf(symptoms: readonly Symptom[]): Map<string, number> {
  const texts = symptoms.flatMap((symptom) => phrasesOf(symptom).map((words) => new Set(wordsOf(words))));
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => [...text])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + texts.length / count)]));
}

/** Also two words as one and one as two: "healthcheck", "health check". */
function typedWords(text: string): string[] {
  const words = wordsOf(text);
  return [...words, ...words.slice(1).map((word, index) => `${words[index]}${word}`)];
}

/** The same word but for a slip or two of the keyboard; short words and numbers must be the same. */
function alike(word: string, typed: string): boolean {
  if (word === typed) return true;
  if (word.length < 5 || /\d/.test(word)) return false;
  // "healthcheck" holds "health" and "check".
  if (typed.startsWith(word) || typed.endsWith(word)) return true;
  return distance(word, typed) <= (word.length < 9 ? 1 : 2);
}
