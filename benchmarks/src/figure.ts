/** A number with its unit, as it was measured. */
export interface Quantity {
  readonly value: number;
  /** `s`, `ms`, `MB`, `MB/s`, `requests/s`. */
  readonly unit: string;
}

/** What a figure must keep: its ratio to the floor, its distance from the floor, or the measured value itself. */
export interface Target {
  readonly of: "ratio" | "difference" | "measured";
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One row: what was measured, and the floor that was measured in the same run. */
export interface Figure {
  readonly what: string;
  readonly measured: Quantity;
  readonly floor?: Quantity;
  /** What the floor is, in words. */
  readonly floorIs?: string;
  readonly target?: Target;
  /** What else was seen, one line each. */
  readonly notes?: readonly string[];
  /** A plot of it for docs/pictures, written with `--write`. */
  readonly picture?: { readonly file: string; readonly svg: string };
}

/** Measured over floor; undefined without a floor. */
export function ratioOf({ measured, floor }: Figure): number | undefined {
  return floor === undefined ? undefined : measured.value / floor.value;
}

/** Whether the figure keeps its target; undefined when it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { target, measured, floor } = figure;
  if (target === undefined) return undefined;
  const value = {
    measured: measured.value,
    difference: measured.value - (floor?.value ?? 0),
    ratio: ratioOf(figure) ?? Number.NaN,
  }[target.of];
  return value <= (target.atMost ?? Number.POSITIVE_INFINITY) && value >= (target.atLeast ?? Number.NEGATIVE_INFINITY);
}
