/** Writes to the standard output and waits until it is handed over. A reader that left (`byoa list | head`) is no error. */
export async function write(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  process.stdout.write(text, (error) => {
    if (error === null || error === undefined || isBrokenPipe(error)) resolve();
    else reject(error);
  });
  await promise;
}

/** Keeps a reader that left from crashing the process: the run goes on and cleans up. Other faults come back from `write`. */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

const isBrokenPipe = (error: Error): boolean => "code" in error && error.code === "EPIPE";
