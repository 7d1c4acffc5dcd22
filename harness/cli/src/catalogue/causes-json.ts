import { type CausesFound, catalogue, fillIn, rowsOf } from "@byoa/conformance";

/** `byoa explain --json` of a text: every cause with its line, what was captured, the fix and the rows of the contract. */
export function causesJson({ causes, unrecognised, lines }: CausesFound): unknown {
  return {
    lines,
    causes: causes.map(({ symptom, facts, line, quote, times }) => ({
      title: symptom.title,
      area: symptom.area,
      role: symptom.role,
      line,
      quote,
      times,
      facts,
      outside: symptom.outside ?? null,
      happened: fillIn(symptom.happened, facts),
      cause: fillIn(symptom.cause, facts),
      fix: fillIn(symptom.fix, facts),
      requirements: rowsOf(catalogue, symptom.requirements),
      sources: symptom.sources,
    })),
    unrecognised,
  };
}
