/** A limit of byoa that something in a container met. On SageMaker the instance sets these limits, not byoa. */
export interface LimitHit {
  readonly limit: LimitName;
  /** The limit: bytes, or a number of processes. */
  readonly value: number;
  /** How many processes were killed or refused, where that is counted. */
  readonly count?: number;
  /** Bytes that it used when it was stopped, where that was measured. */
  readonly usedBytes?: number;
  /** Nothing was refused: byoa saw that the limit was exceeded, and ended the program. */
  readonly stopped?: true;
}

export type LimitName = "memory" | "processes" | "disk" | "archive-bytes" | "archive-members";

/** The limits that held for a container, as its record tells them. */
export interface LimitFacts {
  readonly memoryBytes?: number;
  readonly processes?: number;
  readonly processors?: number;
  readonly diskBytes?: number;
}

/** What happened, and the flag that raises the limit, in one line. */
export function limitSentence({ limit, value, count = 1, usedBytes, stopped }: LimitHit): string {
  switch (limit) {
    case "archive-bytes":
      return `byoa reads at most ${bytesText(value)} of a folder${usedBytes === undefined ? "" : `, and a file says that it has ${bytesText(usedBytes)}`}: raise it with --archive-limit`;
    case "archive-members":
      return `byoa reads at most ${number(value)} files of a folder: raise it with --archive-limit`;
    case "memory":
      return `byoa's memory limit of ${bytesText(value)} killed ${counted(count, "process")}: raise it with --memory`;
    case "processes":
      if (stopped)
        return `byoa stopped the program at its limit of ${number(value)} processes: raise it with --processes`;
      return `byoa's limit of ${number(value)} processes refused ${counted(count, "new process")}: raise it with --processes`;
    case "disk":
      return `byoa stopped the container at its disk limit of ${bytesText(value)}${usedBytes === undefined ? "" : `, after it had written ${bytesText(usedBytes)}`}: raise it with --disk`;
  }
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** `6.2 GiB`: in powers of 1024, as the flags take sizes. */
export function bytesText(bytes: number): string {
  const power = Math.max(0, Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}

const number = (value: number): string => value.toLocaleString("en-US");

const counted = (count: number, noun: string): string =>
  count === 1 ? `a ${noun}` : `${number(count)} ${noun}${noun.endsWith("s") ? "es" : "s"}`;
