/**
 * The job itself is at fault: its configuration or its data. The message is one line that says what, where, and what is
 * allowed; it becomes the failure reason as it stands, without a trace.
 */
export class JobFault extends Error {
  override readonly name = "JobFault";
}
