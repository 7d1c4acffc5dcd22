/**
 * Words by which a record says what it is. A password that is one of them (`pass`, `docker`) must not take the record apart, and a word
 * that stands alone gives no password away.
 */
export const OWN_WORDS: ReadonlySet<string> = new Set(
  (
    "pass fail warn not-applicable not-testable error conformant not-conformant inconclusive MUST SHOULD MAY image training serving " +
    "observed not-run stdout stderr file directory symlink fifo other docker process iris flags train serve pipe training-job endpoint " +
    "transform-job Completed Failed Stopped InProgress Starting Downloading Training Uploading Stopping MaxRuntimeExceeded " +
    "File Pipe FastFile none closed open string number boolean json drained"
  ).split(" "),
);
