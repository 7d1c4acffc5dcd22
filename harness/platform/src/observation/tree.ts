/** One member of a folder. */
export interface TreeEntry {
  /** Relative to the folder, forward slashes, no leading slash. */
  readonly path: string;
  readonly type: "file" | "directory" | "symlink" | "fifo" | "other";
  readonly sizeBytes: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly linkTarget?: string;
  /** SHA-256 of a regular file's bytes, hexadecimal. */
  readonly sha256?: string;
  /** The bytes as text, for text files of at most 64 KiB. */
  readonly text?: string;
}

/** A folder's content in the order of its paths, the folder itself left out. */
export type Tree = readonly TreeEntry[];
