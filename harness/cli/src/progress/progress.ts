import type { CheckEvent } from "@byoa/conformance";

/** Shows a run while it goes on. Disposing ends it and leaves the terminal as it was. */
export interface Progress extends Disposable {
  onEvent(event: CheckEvent): void;
  /** A line that stays. */
  note(line: string): void;
}

export interface ProgressOptions {
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly versions: { readonly byoa: string; readonly contract: string };
  /** Where what is declared comes from, for the header: `byoa.yaml`, `flags`; undefined: nothing was declared. */
  readonly profile: string | undefined;
  readonly quiet: boolean;
}
