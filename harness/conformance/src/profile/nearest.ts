import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt name most likely meant; undefined when none is near (more than a third of its letters differ). */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; away: number } | undefined;
  for (const candidate of candidates) {
    const away = distance(name.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || away < best.away) best = { candidate, away };
  }
  return best !== undefined && best.away <= Math.max(1, Math.ceil(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}
