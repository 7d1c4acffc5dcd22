import type { Figure } from "../figure.ts";
import { wordFigure } from "./wording.ts";

/** The figures as lines of a page: a table, and below it the notes of each. */
export function figureTable(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const { what, measured, floor, against, target, met } = wordFigure(figure);
    const floorCell = figure.floorIs === undefined ? floor : `${floor}: ${figure.floorIs}`;
    return `| ${[what, measured, floorCell, against, target, met].join(" | ")} |`;
  });
  const notes = figures
    .filter((figure) => (figure.notes ?? []).length > 0)
    .flatMap(({ what, notes: lines = [] }) => ["", `**${what}**`, "", ...lines.map((line) => `- ${line}`)]);
  return ["| What | Measured | Floor | Against it | Target | |", "|---|---|---|---|---|---|", ...rows, ...notes, ""];
}
