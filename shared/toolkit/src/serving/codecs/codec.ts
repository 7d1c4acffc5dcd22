import type { Prediction } from "../prediction.ts";

/** Turns one record's fields into a row; the row number counts from 1. */
export type ReadRow<Row> = (fields: readonly unknown[], rowNumber: number) => Row;

/** One content type: how it becomes rows, and how predictions become it. */
export interface Codec {
  /** What responses are labelled with. */
  readonly contentType: string;
  /** Media types that mean this codec, lower case; the first one is the name people should use. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** @throws BadInput for a body that is not of this type */
  decode<Row>(text: string, readRow: ReadRow<Row>): Row[];
  encode(predictions: readonly Prediction[]): string;
}
