/** Something that was seen, cut out of an observation: a label and the text of it. Already redacted and short. */
export interface Evidence {
  /** For example `exit code`, `last log lines`, `POST /invocations`. */
  readonly label: string;
  readonly text: string;
}
