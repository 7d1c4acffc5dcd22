import { readFileSync } from "node:fs";
import { irisFile } from "./files.ts";
import { IRIS_SPECIES, type IrisSpecies } from "./species.ts";

/** One flower. */
export interface IrisRow {
  readonly species: IrisSpecies;
  /** 0, 1 or 2: the species' place in `IRIS_SPECIES`. */
  readonly label: number;
  /** Sepal length, sepal width, petal length, petal width, in centimetres. */
  readonly features: readonly [number, number, number, number];
  /** The row as it stands in a channel's file: label first, without a line end. */
  readonly csv: string;
}

/** All 150 rows in the order of Fisher's table: 50 of each species. Throws when the file is not what it should be. */
export function irisRows(): IrisRow[] {
  return readFileSync(irisFile, "utf8").trimEnd().split("\n").map(parseRow);
}

function parseRow(line: string, index: number): IrisRow {
  const [name, ...measurements] = line.split(",");
  const species = IRIS_SPECIES.find((species) => species === name);
  const [sepalLength, sepalWidth, petalLength, petalWidth] = measurements.map(Number);
  if (
    species === undefined ||
    measurements.length !== 4 ||
    sepalLength === undefined ||
    sepalWidth === undefined ||
    petalLength === undefined ||
    petalWidth === undefined
  ) {
    throw new Error(`${irisFile}:${index + 1}: not a row of the data set: ${line}`);
  }
  const label = IRIS_SPECIES.indexOf(species);
  const features = [sepalLength, sepalWidth, petalLength, petalWidth] as const;
  return { species, label, features, csv: `${label},${measurements.join(",")}` };
}
