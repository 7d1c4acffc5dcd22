import type { BenchmarkContext } from "../benchmark.ts";

/** Something that an image or a user can make large, and a command that meets it. */
export interface MemorySubject {
  readonly what: string;
  /** With which exit code the command ends. Default 0. */
  readonly exitCode?: number;
  /** Most files that the command may have open. Default: as many as this process. */
  readonly openFiles?: number | undefined;
  /** The words behind `byoa`; what they name lies below `place`, a folder of this subject's own. */
  words(context: BenchmarkContext, place: string): Promise<readonly string[]>;
  /** Looks whether the command has met all of it, and gives a note. Throws when it has not: then the figure says nothing. */
  proof(place: string): Promise<string>;
}
