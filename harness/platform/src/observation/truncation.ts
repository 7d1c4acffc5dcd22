import type { ReadCut } from "@byoa/archive";

/** Where reading what a container left stopped: this member's bytes, and what follows it in its folder, are not in the record. */
export interface Truncation {
  /** Apparent sizes count: a hole in a sparse file is as long as it says. */
  readonly limit: "archive-bytes" | "archive-members";
  readonly value: number;
  /** Canonical path of the folder that was read. */
  readonly folder: string;
  /** The first member that was not read, relative to the folder, and the size that it claims. */
  readonly path: string;
  readonly sizeBytes: number;
}

/** What is read of one folder at most. */
export interface ReadingLimits {
  readonly bytes: number;
  readonly members: number;
}

/** Those of a container's limits that say how much of a folder is read. */
interface AskedForLimits {
  readonly archiveBytes: number | undefined;
  readonly archiveMembers: number | undefined;
}

const GIB = 1024 ** 3;
/** Read, hashed and packed in about two minutes. */
const DEFAULT_BYTES = 16 * GIB;
/** A record of so many stays below 100 MB. */
const DEFAULT_MEMBERS = 100_000;

/**
 * The limits that were asked for, else the defaults; more bytes allow more members in proportion. `given` members are those that the
 * platform itself put there.
 */
export function readingLimits(limits: Partial<AskedForLimits> | undefined, given = 0): ReadingLimits {
  const bytes = limits?.archiveBytes ?? DEFAULT_BYTES;
  const members = Math.ceil(DEFAULT_MEMBERS * Math.max(1, bytes / DEFAULT_BYTES));
  return { bytes, members: (limits?.archiveMembers ?? members) + given };
}

export function truncation(cut: ReadCut, limits: ReadingLimits, folder: string, path: string): Truncation {
  return { limit: `archive-${cut.limit}`, value: limits[cut.limit], folder, path, sizeBytes: cut.header.size };
}
