/** Whose labels were predicted as what. */
export interface Evaluation<Label extends string | number> {
  /** Share of the rows whose label was predicted, 0 … 1. */
  readonly accuracy: number;
  /** The matrix's order in both directions: the labels given, then those that only the rows have. */
  readonly labels: readonly Label[];
  /** `matrix[actual][predicted]`: number of rows. */
  readonly matrix: readonly (readonly number[])[];
}

/** Counts predictions one by one: its memory does not grow with the rows. */
export interface PredictionTally<Label extends string | number> {
  add(actual: Label, predicted: Label): void;
  result(): Evaluation<Label>;
}

/** A tally without rows yet. `knownLabels` come first, in their order, whether a row has them or not. */
export function tallyPredictions<Label extends string | number>(knownLabels: readonly Label[]): PredictionTally<Label> {
  const labels = [...knownLabels];
  const places = new Map(labels.map((label, place) => [label, place]));
  const counts = new Map<number, Map<number, number>>();
  let [rows, right] = [0, 0];
  const placeOf = (label: Label) => {
    const known = places.get(label);
    if (known !== undefined) return known;
    places.set(label, labels.length);
    return labels.push(label) - 1;
  };
  return {
    add(actual, predicted) {
      rows += 1;
      if (actual === predicted) right += 1;
      const [row, column] = [placeOf(actual), placeOf(predicted)];
      const ofActual = counts.get(row) ?? new Map<number, number>();
      counts.set(row, ofActual.set(column, (ofActual.get(column) ?? 0) + 1));
    },
    result: () => ({
      accuracy: right / rows,
      labels: [...labels],
      matrix: labels.map((_, row) => labels.map((__, column) => counts.get(row)?.get(column) ?? 0)),
    }),
  };
}

/** The confusion matrix as JSON, one actual label a line; `channel` says whose rows were predicted. Ends with a newline. */
export function confusionText(
  channel: string,
  { accuracy, labels, matrix }: Evaluation<string> | Evaluation<number> | Evaluation<string | number>,
): string {
  const head = { channel, accuracy, columns: "predicted label", rows: "actual label", labels };
  const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lines = matrix.map((counts) => `    ${JSON.stringify(counts)}`);
  return `{\n${fields.join(",\n")},\n  "counts": [\n${lines.join(",\n")}\n  ]\n}\n`;
}
