import { type IrisRow, irisRows } from "./rows.ts";
import { IRIS_SPECIES } from "./species.ts";

/** Of each species every row with this place (5th, 10th, … 50th) goes to `testing`. */
const TESTING_EVERY = 5;

/** The stratified split: 40 rows of each species for training, 10 for testing, in the order of the whole file. */
export function splitIris(rows: readonly IrisRow[] = irisRows()): { training: IrisRow[]; testing: IrisRow[] } {
  const training: IrisRow[] = [];
  const testing: IrisRow[] = [];
  for (const species of IRIS_SPECIES) {
    const ofSpecies = rows.filter((row) => row.species === species);
    ofSpecies.forEach((row, index) => {
      ((index + 1) % TESTING_EVERY === 0 ? testing : training).push(row);
    });
  }
  return { training, testing };
}

/** A channel's file: label first, no header, LF. */
export function channelText(rows: readonly IrisRow[]): string {
  return rows.map((row) => `${row.csv}\n`).join("");
}
