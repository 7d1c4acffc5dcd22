import type { Comparison } from "./compare.ts";

/** How often a requirement was reported rightly, wrongly, or not at all. */
export interface Figures {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** Of what was reported, the share that is true; undefined when nothing was reported. */
export const precision = ({ found, falseAlarms }: Figures): number | undefined => share(found, found + falseAlarms);

/** Of what is broken, the share that was reported; undefined when nothing is broken. */
export const recall = ({ found, missed }: Figures): number | undefined => share(found, found + missed);

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** Each requirement that is broken somewhere or was reported somewhere, in the order of the given IDs. */
export function byRequirement(
  comparisons: readonly Comparison[],
  order: readonly string[],
): (readonly [id: string, figures: Figures])[] {
  const count = (id: string): Figures => ({
    found: comparisons.filter(({ found }) => found.includes(id)).length,
    missed: comparisons.filter(({ missed }) => missed.some((one) => one.id === id)).length,
    falseAlarms: comparisons.filter(({ falseAlarms }) => falseAlarms.some((one) => one.id === id)).length,
  });
  return order
    .map((id) => [id, count(id)] as const)
    .filter(([, { found, missed, falseAlarms }]) => found + missed + falseAlarms > 0);
}

/** The figures of all requirements together. */
export function total(all: readonly Figures[]): Figures {
  const sum = (field: keyof Figures): number => all.reduce((before, figures) => before + figures[field], 0);
  return { found: sum("found"), missed: sum("missed"), falseAlarms: sum("falseAlarms") };
}
