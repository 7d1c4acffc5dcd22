import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Writes a channel of rows with three classes that can be told apart; the same each time. Gives the file. */
export function generateChannel(folder: string, { rows, features }: { rows: number; features: number }): string {
  const file = join(folder, `${rows}-by-${features}.csv`);
  const descriptor = openSync(file, "w");
  let state = 1;
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return (state >>> 8) / 2 ** 24;
  };
  for (let row = 0; row < rows; row += 1) {
    const label = row % 3;
    const values = Array.from({ length: features }, (_, column) =>
      (random() + (column % 3 === label ? 0.5 : 0)).toFixed(3),
    );
    writeSync(descriptor, `${label},${values.join(",")}\n`);
  }
  closeSync(descriptor);
  return file;
}
