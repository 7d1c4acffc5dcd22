/** The standard output took no more: its disk is full, for example. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly code = "output-failed";
}

/**
 * Writes to the standard output and waits until it is handed over. A reader that left (`byoa list | head`) is no error.
 * Throws OutputError.
 */
export async function write(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  process.stdout.write(text, (error) => {
    if (error === null || error === undefined || codeOf(error) === "EPIPE") resolve();
    else
      reject(
        new OutputError(`the result could not be written (${codeOf(error)}) — standard output. Make room there`, {
          cause: error,
        }),
      );
  });
  await promise;
}

/** Keeps a reader that left from crashing the process: the run goes on and cleans up. Other faults come back from `write`. */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : error.message);
