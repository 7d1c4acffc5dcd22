import type { ArchiveLimit } from "./archive-limits.ts";

/** Why an archive is not unpacked. The message is the end of a sentence whose subject is the archive: `its member "a" …`. */
export class ArchiveRefusal extends Error {
  override readonly name = "ArchiveRefusal";
  /** The limit that stopped it; undefined when a member is unsafe. */
  readonly limit: ArchiveLimit | undefined;

  constructor(message: string, limit?: ArchiveLimit, options?: ErrorOptions) {
    super(message, options);
    this.limit = limit;
  }
}

const SHOWN_CHARACTERS = 200;

/** A refusal of one member; a name from an archive is shown as JSON, and never at full length. */
export function memberRefusal(name: string, why: string, limit?: ArchiveLimit): ArchiveRefusal {
  const shown = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
  return new ArchiveRefusal(`its member ${JSON.stringify(shown)} ${why}`, limit);
}
