import { jsonText } from "@byoa/conformance/text";
import { type LabRow, progressRows, toCsv, toJunit } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import type { LabFlags } from "./lab-flags.ts";
import { openLabPlace } from "./lab-place.ts";
import { rowsTable } from "./rows-table.ts";

/** `byoa lab report`: one's own progress, for oneself or for a teacher. */
export async function reportCommand(flags: LabFlags): Promise<number> {
  const { course, progress } = await openLabPlace(flags);
  const rows = progressRows(course, progress);
  const format = flags.format ?? "table";
  await write(format === "table" ? rowsTable(rows, coloursFor(process.stdout)) : rendered(rows, format));
  return 0;
}

/** Rows for a program. */
export function rendered(rows: readonly LabRow[], format: "csv" | "json" | "junit"): string {
  switch (format) {
    case "csv":
      return toCsv(rows);
    case "json":
      return jsonText(rows);
    case "junit":
      return toJunit(rows);
  }
}
