import { UpError } from "@byoa/api/up-error";
import { ConfigurationError, exitCodeOfError, Interrupted, problemLine } from "@byoa/conformance";
import { LabsError } from "@byoa/labs";
import { ScaffoldError } from "@byoa/scaffold";
import { SdkError } from "@byoa/sdk";
import { plainText } from "../plain-text.ts";
import { errorCatalogue } from "./error-catalogue.ts";

/** What a person sees of an error, and what the process ends with. */
export interface ErrorReport {
  /** One line for each mistake, without its end. */
  readonly lines: readonly string[];
  readonly exitCode: number;
  /** Nobody's mistake but byoa's: its stack is worth keeping. */
  readonly isOurFault?: true;
}

/** The words and the exit code for whatever was thrown. */
export function reportOfError(error: unknown): ErrorReport {
  if (error instanceof ConfigurationError) {
    return { lines: error.problems.map((problem) => errorLine(problemLine(problem))), exitCode: 2 };
  }
  if (
    error instanceof SdkError ||
    error instanceof ScaffoldError ||
    error instanceof LabsError ||
    error instanceof UpError
  )
    return { lines: [errorLine(error.message)], exitCode: errorCatalogue[error.code].exit };
  const exitCode = exitCodeOfError(error);
  if (error instanceof Interrupted) return { lines: [errorLine("interrupted. Nothing was left running")], exitCode };
  if (error instanceof Error && isOurs(error)) return { lines: [errorLine(error.message)], exitCode };
  if (error instanceof Error && "syscall" in error && error.syscall === "uv_cwd")
    return {
      lines: [errorLine("the current folder is gone, or cannot be entered any more. cd to another")],
      exitCode: 2,
    };
  const message = error instanceof Error ? error.message : String(error);
  return {
    lines: [errorLine(`internal error: ${message} — a fault of byoa, not of the image. Run again with --debug`)],
    exitCode,
    isOurFault: true,
  };
}

const isOurs = (error: Error): boolean => ["UsageError", "PlatformError", "OutputError"].includes(error.name);

/** A message as our one line, without its end. */
export function errorLine(text: string): string {
  const one = plainText(text).replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  return `byoa: ${/[.?!`]$/.test(one) ? one : `${one}.`}`;
}
