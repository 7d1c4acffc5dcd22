import type { FakeFiles } from "./fake-files.fixture.ts";

/** What a program of the fake engine gets in place of a container. */
export interface ProgramRun {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly files: FakeFiles;
  /** Where its server is to listen, on this machine's loopback interface. */
  readonly port: number | undefined;
  /** Writes to its output, as it is: a line ends with `\n`. */
  print(text: string, stream?: "stdout" | "stderr"): void;
  /** Aborted by SIGTERM. A program that never looked at it is ended by SIGTERM. */
  readonly terminated: AbortSignal;
  /** Aborted when it is killed: whatever it still holds goes. */
  readonly killed: AbortSignal;
}

/** A program as a function; what it gives is the exit code. */
export type FakeProgram = (run: ProgramRun) => number | Promise<number>;
