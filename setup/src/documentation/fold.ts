import { normalise } from "./normalise.ts";

/** Stands for any lines where it is alone on one, and for any text within a line. */
const ANYTHING = "…";

/**
 * What a command printed, told in the page's own words: a line that agrees with the page's is the page's, lines for which the
 * page has `…` are that, all others are themselves. Where the page is right this is what the page shows.
 */
export function fold(shown: readonly string[], printed: readonly string[]): string[] {
  const matchers = shown.map(matcher);
  const costs = costsOf(matchers, printed);
  const told: string[] = [];
  let [i, j] = [0, 0];
  while (i < shown.length || j < printed.length) {
    const cost = costs[i]?.[j];
    if (matchers[i] === anyLines) {
      if (cost === costs[i + 1]?.[j]) {
        told.push(ANYTHING);
        i += 1;
      } else j += 1;
    } else if (j < printed.length && cost === (costs[i + 1]?.[j + 1] ?? Infinity) + changeOf(matchers[i], printed[j])) {
      told.push((matchers[i]?.(printed[j]) ? shown[i] : printed[j]) ?? "");
      i += 1;
      j += 1;
    } else if (i < shown.length && cost === (costs[i + 1]?.[j] ?? Infinity) + LOST) i += 1;
    else {
      told.push(printed[j] ?? "");
      j += 1;
    }
  }
  return told;
}

// A line that reads otherwise is more likely than one that is gone while `…` stands for the one that took its place.
const [CHANGED, MORE, LOST] = [1, 1, 3];

type Matcher = (line: string | undefined) => boolean;

const changeOf = (matches: Matcher | undefined, line: string | undefined): number => (matches?.(line) ? 0 : CHANGED);

/** The cheapest way from each pair of places to the end. */
function costsOf(matchers: readonly Matcher[], printed: readonly string[]): number[][] {
  const costs = Array.from({ length: matchers.length + 1 }, () => new Array<number>(printed.length + 1).fill(0));
  const at = (i: number, j: number) => costs[i]?.[j] ?? Infinity;
  for (let i = matchers.length; i >= 0; i -= 1)
    for (let j = printed.length; j >= 0; j -= 1) {
      const row = costs[i];
      if (row === undefined || (i === matchers.length && j === printed.length)) continue;
      row[j] =
        matchers[i] === anyLines
          ? Math.min(at(i + 1, j), at(i, j + 1))
          : Math.min(at(i + 1, j) + LOST, at(i, j + 1) + MORE, at(i + 1, j + 1) + changeOf(matchers[i], printed[j]));
    }
  return costs;
}

const anyLines: Matcher = () => true;

function matcher(shown: string): Matcher {
  if (shown.trim() === ANYTHING) return anyLines;
  const [asItIs, normalised] = [patternOf(shown.trimEnd()), patternOf(normalise(shown))];
  // Where `…` stands for a duration, its unit is left over for the line as it is.
  return (line) => line !== undefined && (asItIs.test(line.trimEnd()) || normalised.test(normalise(line)));
}

const patternOf = (text: string): RegExp => new RegExp(`^${text.split(ANYTHING).map(RegExp.escape).join(".*")}$`);
