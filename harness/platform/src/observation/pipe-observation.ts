/** What the feeder saw of one FIFO: one channel, one epoch. Times in milliseconds since the container's start. */
export interface PipeObservation {
  readonly channel: string;
  readonly epoch: number;
  readonly createdAtMs: number;
  /** When a reader opened it; undefined: never. */
  readonly openedAtMs?: number;
  readonly bytesOffered: number;
  readonly bytesTaken: number;
  readonly closedAtMs?: number;
  /** `drained`: read to the end. `closed-early`: the reader left before (allowed). `unopened`: nobody came. `cut`: the job ended or was stopped while it was open. */
  readonly ending: "drained" | "closed-early" | "unopened" | "cut";
  /** The reader opened the same FIFO a second time. It met an empty one: end of file at once. */
  readonly openedAgain: boolean;
  /** When it first did: before `closedAtMs` two readers, or one that opens twice; after a drained one it took the epoch for the next. */
  readonly openedAgainAtMs?: number;
  /**
   * The program took the FIFO's name away, put something else in its place, or changed its mode: what was written went through the
   * open pipe all the same, and no later FIFO takes the place of the name.
   */
  readonly disturbed?: "removed" | "replaced" | "mode-changed";
  /** When that was seen. */
  readonly disturbedAtMs?: number;
}
