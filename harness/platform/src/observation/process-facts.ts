/** How a container ended. */
export interface Exit {
  /** 125, 126 and 127 as `docker run` gives them when the start itself was refused. */
  readonly code: number;
  /** Milliseconds since the start; 0 when it never started. */
  readonly atMs: number;
  /** Killed by the memory limit. */
  readonly outOfMemory: boolean;
  /** The engine's words when it refused to start the program. */
  readonly startError?: string;
}

/** Processor time that a container had used at a moment, both in milliseconds; the moment since its start. */
export interface ProcessorUse {
  readonly ms: number;
  readonly atMs: number;
}

/** Slow motion: all of a container's processes together got this share of one processor. Times in milliseconds since its start. */
export interface SlowMotion {
  readonly share: number;
  readonly fromMs: number;
  /** When it got back what it had; absent: at its end. */
  readonly toMs?: number;
}

/** A socket that listens inside the container. */
export interface ListeningSocket {
  /** For example `127.0.0.1`, `0.0.0.0`, `::`. */
  readonly address: string;
  readonly port: number;
}

/** Process 1 of a container. */
export interface MainProcess {
  /** The kernel's name for it: the file that was started, so a script's own name while its interpreter runs it. */
  readonly name: string;
  /** The first word of its command line: for a script its interpreter. Absent in older records. */
  readonly program?: string;
  /** False: it has no handler for SIGTERM, and the kernel drops the signal, since process 1 has no default action. Absent: the kernel hides it. */
  readonly awaitsSigterm?: boolean;
}
