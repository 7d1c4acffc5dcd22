/** How an algorithm reads the records of a request. */
export interface RowFormat<Row> {
  /**
   * One record's fields as a row. CSV gives strings, JSON whatever it held.
   * @param rowNumber counted from 1, for messages
   * @throws BadInput naming row and column
   */
  read(fields: readonly unknown[], rowNumber: number): Row;
  /** Any valid row: the model answers it once before `/ping` says 200. */
  readonly sample: Row;
}
