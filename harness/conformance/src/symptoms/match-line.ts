import type { Facts, Symptom } from "./symptom.ts";

/** A symptom that shows in a line, and what its clue captured there. */
export interface Match {
  readonly symptom: Symptom;
  readonly facts: Facts;
}

const LONGEST_FACT = 160;

/**
 * The symptoms that show in a line, in their own order: where two clues match the same words, only the first counts,
 * so what is special stands before what is general.
 */
export function matchLine(symptoms: readonly Symptom[], line: string): Match[] {
  const taken: { readonly from: number; readonly to: number; readonly role: string }[] = [];
  const matches: Match[] = [];
  for (const symptom of symptoms) {
    const found = firstClue(symptom, line);
    if (found === undefined) continue;
    const from = found.index;
    const to = from + found[0].length;
    if (taken.some((other) => other.role === symptom.role && other.from < to && from < other.to)) continue;
    taken.push({ from, to, role: symptom.role });
    const captured = factsOf(found.groups ?? {});
    matches.push({ symptom, facts: { ...captured, ...symptom.derive?.(captured) } });
  }
  return matches;
}

function firstClue({ clues }: Symptom, line: string): RegExpExecArray | undefined {
  for (const { pattern, unless } of clues) {
    const found = pattern.exec(line);
    if (found !== null && !unless?.test(line)) return found;
  }
  return undefined;
}

const factsOf = (groups: Readonly<Record<string, string | undefined>>): Facts =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) =>
      value === undefined || value.trim() === "" ? [] : [[name, value.trim().slice(0, LONGEST_FACT)]],
    ),
  );
