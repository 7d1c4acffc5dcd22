import { writeSync } from "node:fs";

/** The standard output took no more: its disk is full, for example. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly code = "output-failed";
}

/** The reader left, or its terminal is closed: no fault, and nobody to tell. */
const READER_LEFT: ReadonlySet<string> = new Set(["EPIPE", "EIO", "ERR_STREAM_DESTROYED"]);

let firstFault: OutputError | undefined;

/** Keeps a reader that left from crashing the process: the run goes on and cleans up. Other faults are remembered. */
export function tolerateClosedOutput(): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error) => {
    if (!READER_LEFT.has(codeOf(error))) firstFault ??= outputError(error);
  });
}

/** What kept the result from being written, whoever wrote it. */
export const outputFault = (): OutputError | undefined => firstFault;

/** Writes to the standard output and waits until it is handed over. A reader that left is no error. Throws OutputError. */
export async function write(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  process.stdout.write(text, (error) => {
    if (error === null || error === undefined || READER_LEFT.has(codeOf(error))) resolve();
    else reject(outputError(error));
  });
  await promise;
}

/** Waits until everything that was written has been handed over, or cannot be. */
export async function flushOutput(): Promise<void> {
  const flushed = [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write("", () => resolve())),
  );
  await Promise.all(flushed);
}

/** Lines on the standard error before the process leaves in this very moment. Never throws. */
export function writeNow(lines: readonly string[]): void {
  try {
    writeSync(process.stderr.fd, lines.map((line) => `${line}\n`).join(""));
  } catch {
    // The terminal is gone, or the pipe is full: the exit code still says it.
  }
}

const outputError = (cause: Error): OutputError =>
  new OutputError(`the result could not be written (${codeOf(cause)}) — standard output. Make room there`, { cause });

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : error.message);
