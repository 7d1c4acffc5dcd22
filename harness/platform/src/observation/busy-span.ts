/**
 * A span in which the machine was too busy to give a container all the processor time that it could have used. Times in milliseconds since
 * the container's start.
 */
export interface BusySpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** How much of the span the container, or byoa itself beside it, waited for a processor; an upper bound. */
  readonly withheldMs: number;
}
