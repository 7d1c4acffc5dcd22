import { type Figure, isMet, type Quantity, ratioOf, type Target } from "../figure.ts";

/** A row in words, for a table of any kind. */
export interface WordedFigure {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  /** The ratio, or the difference where the target is one. */
  readonly against: string;
  readonly target: string;
  readonly met: string;
}

/** The figure's cells; empty where there is nothing to say. */
export function wordFigure(figure: Figure): WordedFigure {
  const { what, measured, floor, target } = figure;
  const met = isMet(figure);
  return {
    what,
    measured: quantity(measured),
    floor: floor === undefined ? "" : quantity(floor),
    against: againstFloor(figure),
    target: target === undefined ? "" : targetWords(target, measured.unit),
    met: met === undefined ? "" : met ? "met" : "not met",
  };
}

function againstFloor(figure: Figure): string {
  const { measured, floor, target } = figure;
  if (floor !== undefined && target?.of === "difference") {
    return `${quantity({ value: measured.value - floor.value, unit: measured.unit })} more`;
  }
  const ratio = ratioOf(figure);
  return ratio === undefined ? "" : `${ratio.toFixed(2)} ×`;
}

/** At most three digits where more would be noise. */
function quantity({ value, unit }: Quantity): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`;
}

function targetWords({ of, atMost, atLeast }: Target, unit: string): string {
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  if (of === "ratio") return `${bound} ×`;
  return of === "difference" ? `${bound} ${unit} more` : `${bound} ${unit}`;
}
