/** Limits of one archive. Sizes are apparent ones: a hole in a sparse file counts like its bytes. */
export interface ArchiveLimits {
  readonly members: number;
  /** Of all files together. */
  readonly bytes: number;
  /** Folders above a member, itself included. */
  readonly depth: number;
  /** UTF-8 bytes of one name, and of a whole path. File systems take no longer ones. */
  readonly nameBytes: number;
  readonly pathBytes: number;
}

export type ArchiveLimit = keyof ArchiveLimits;

const GIB = 1024 ** 3;

/** Far above what a model or a code archive holds, below what fills a machine. */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  members: 500_000,
  bytes: 64 * GIB,
  depth: 100,
  nameBytes: 255,
  pathBytes: 3_000,
};
