import type { Readable } from "node:stream";

/** What goes into a mounted folder before the container starts. Paths are relative to the mount. */
export interface FileEntry {
  readonly path: string;
  readonly content: Buffer | { readonly stream: () => Readable; readonly sizeBytes: number };
  readonly mode?: number;
}

/** A folder that the platform owns: an empty volume, owner root, mode 0755, filled with `files` and `folders`. */
export interface Mount {
  /** Canonical path, for example `/opt/ml/model`. */
  readonly path: string;
  readonly files?: readonly FileEntry[];
  readonly folders?: readonly string[];
  /** Instead of `files`: a tar stream (not compressed) that is unpacked there. Members that would leave the folder are refused. */
  readonly archive?: () => Readable;
  /** In place of the defaults of the unpacker, for `archive`. */
  readonly archiveLimits?: { readonly bytes?: number | undefined; readonly members?: number | undefined };
  readonly readOnly?: boolean;
}

/** `none`: no interface but loopback. `closed`: reachable from outside, no way out. `open`: the engine's default. */
export type NetworkAccess = "none" | "closed" | "open";

/** A network of one job's own: its hosts find each other by their names, and reach nothing else. It is made with the first host, and goes with the last. */
export interface JobNetwork {
  /** The same for each host of the job, and for no other job of the engine. */
  readonly job: string;
  /** Names of all hosts of the job, in one order. */
  readonly hosts: readonly string[];
}

/** What a container may use. Each limit that is absent has a default (docs/decisions/0024-contained-by-default.md). */
export interface ResourceLimits {
  readonly memoryBytes?: number | undefined;
  readonly processes?: number | undefined;
  /** Processors at most, for example 1.5. Default: all of them, with a weight below that of everything else on the machine. */
  readonly processors?: number | undefined;
  /** What it may write to the engine's disk: its own layer and its volumes. */
  readonly diskBytes?: number | undefined;
  readonly sharedMemoryBytes?: number | undefined;
  readonly gpus?: string | undefined;
  /**
   * What is unpacked into a mount, and read out of one folder after the end, at most: apparent bytes, and members. Default: 64 GiB and
   * 500,000 in, 16 GiB and 100,000 out.
   */
  readonly archiveBytes?: number | undefined;
  readonly archiveMembers?: number | undefined;
  /** Log output kept, in bytes: its beginning and its end; the rest is counted. Lines and their length are limited in proportion. Default 1 MiB. */
  readonly logBytes?: number | undefined;
  /** How many containers run side by side: the defaults are one container's part of the machine. Default 1. */
  readonly sideBySide?: number | undefined;
}

/** One container, as the engine is asked to make it. Never a TTY, never stdin, no added privileges, no init. */
export interface HostSpecification {
  /** Name inside the job, for example `algo-1`. */
  readonly name: string;
  readonly image: string;
  readonly platform?: string | undefined;
  /** `--entrypoint`; the image's own when absent. */
  readonly entrypoint?: readonly string[] | undefined;
  /** What follows the image's name: exactly `["train"]` or `["serve"]` unless a job overrides it. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  /** Canonical path at which a folder for FIFOs is joined with the host, for example `/opt/ml/input/data`. */
  readonly pipesAt?: string | undefined;
  readonly network: NetworkAccess | JobNetwork;
  /** Port that must be reachable from outside. */
  readonly port?: number | undefined;
  /** Names that resolve to this container itself even without a network, for example `["algo-1"]`. */
  readonly ownNames?: readonly string[];
  readonly limits?: ResourceLimits;
  /** Share of one processor that it gets from its start on, 0 to 1, until `slowDown` changes it. Without the facet it is not slowed down. */
  readonly slowMotion?: number | undefined;
  /** `uid[:gid]` in place of the image's own user. */
  readonly user?: string | undefined;
}
