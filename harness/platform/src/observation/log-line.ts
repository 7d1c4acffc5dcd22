/** One line of a container's output, without its line end. Other control characters are kept. */
export interface LogLine {
  readonly stream: "stdout" | "stderr";
  /** Milliseconds since the container's start. */
  readonly atMs: number;
  readonly text: string;
}
