import type { Label, ModelDocument } from "../model-document.ts";
import { predict } from "./predict.ts";

/** How a tree does on rows whose labels are known. */
export interface Evaluation {
  /** Share of the rows that it labels rightly, 0 to 1. */
  readonly accuracy: number;
  /** The model's labels, then those that only these rows have. */
  readonly labels: readonly Label[];
  /** `matrix[i][j]`: how many rows of label i were given label j. */
  readonly matrix: readonly (readonly number[])[];
}

export function evaluate(
  model: { readonly nodes: ModelDocument["nodes"]; readonly labels: readonly Label[] },
  rows: readonly { readonly label: Label; readonly features: readonly number[] }[],
): Evaluation {
  const labels = [...new Set([...model.labels, ...rows.map((row) => row.label)])];
  const places = new Map(labels.map((label, place) => [label, place]));
  const matrix = labels.map(() => labels.map(() => 0));
  let right = 0;
  for (const row of rows) {
    const predicted = predict(model, row.features).label;
    if (predicted === row.label) right += 1;
    const counts = matrix[places.get(row.label) ?? 0];
    const place = places.get(predicted) ?? 0;
    if (counts !== undefined) counts[place] = (counts[place] ?? 0) + 1;
  }
  return { accuracy: right / rows.length, labels, matrix };
}

/** The confusion matrix as JSON, one actual label a line. */
export function confusionText(channel: string, { accuracy, labels, matrix }: Evaluation): string {
  const head = { channel, accuracy, columns: "predicted label", rows: "actual label", labels };
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lines = matrix.map((counts) => `    ${JSON.stringify(counts)}`);
  return `{\n${fields.join(",\n")},\n  "counts": [\n${lines.join(",\n")}\n  ]\n}\n`;
}
