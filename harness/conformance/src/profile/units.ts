/** A duration as people write it: `90s`, `8m`, `1.5h`, `250ms`. */
export const DURATION_PATTERN = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `90s`, `8m`, …; undefined when it is not a duration. */
export function durationMs(text: string): number | undefined {
  const match = DURATION_PATTERN.exec(text);
  const unit = MILLISECONDS[match?.[2] ?? ""];
  return match === null || unit === undefined ? undefined : Math.round(Number(match[1]) * unit);
}

/** A size as Docker's flags take it: `512m`, `2g`, also `2GiB`; a bare number is bytes. Units are powers of 1024. */
export const SIZE_PATTERN = /^(\d+(?:\.\d+)?)(b|[kmgKMG](?:i?[bB])?)?$/;

const POWERS: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3 };

/** Bytes of `512m`, `2g`, …; undefined when it is not a size. */
export function sizeBytes(text: string): number | undefined {
  const match = SIZE_PATTERN.exec(text);
  if (match === null) return undefined;
  const power = POWERS[(match[2] ?? "b").charAt(0).toLowerCase()] ?? 0;
  return Math.round(Number(match[1]) * 1024 ** power);
}
