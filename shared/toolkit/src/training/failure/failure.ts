import { JobFault } from "../job-fault.ts";

/** Why a job failed: plain data, so that it crosses from the training thread. */
export interface Failure {
  /** One line: what, where, what is allowed. */
  readonly cause: string;
  /** Where in the code; empty when the job itself is at fault and the place in the code says nothing. */
  readonly trace: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof JobFault) return { cause: error.message, trace: "" };
  if (!(error instanceof Error)) return { cause: `something was thrown that is no error: ${String(error)}`, trace: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const name = error.name === "Error" ? "" : `${error.name}: `;
  return { cause: `${name}${error.message}`, trace: frames.join("\n") };
}
