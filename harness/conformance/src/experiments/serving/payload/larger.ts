import { mediaKind } from "./media-kind.ts";

/**
 * The sample with blank space until it has `sizeBytes`: more bytes, no more work. Undefined for a type in which blank
 * space means something; in CSV it stands behind a number, since behind a text it would be part of it.
 */
export function padded(contentType: string, sample: Buffer, sizeBytes: number): Buffer | undefined {
  if (sample.byteLength >= sizeBytes) return sample;
  const kind = mediaKind(contentType);
  if (kind === "other") return undefined;
  // Each byte is one character of latin1, so that the place in the text is the place in the bytes.
  const text = sample.toString("latin1");
  const at = kind === "csv" ? behindLastNumber(text) : text.length - (/\r?\n?$/.exec(text)?.[0] ?? "").length;
  if (at === undefined) return undefined;
  const space = Buffer.alloc(sizeBytes - sample.byteLength, " ");
  return Buffer.concat([sample.subarray(0, at), space, sample.subarray(at)]);
}

/** Behind the last cell that is a number; undefined where none is, or where quotes hide which cells are which. */
function behindLastNumber(csv: string): number | undefined {
  if (csv.includes('"')) return undefined;
  const cells = [
    ...csv.matchAll(/(?<=^|[,\n])[ \t]*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?=[ \t]*(?:[,\r\n]|$))/g),
  ];
  const last = cells.at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}

/**
 * The sample's records again and again, up to `sizeBytes`: more bytes and more work. Undefined where records cannot be
 * told: a JSON document other than an array or an object that holds exactly one.
 */
export function repeated(contentType: string, sample: Buffer, sizeBytes: number): Buffer | undefined {
  const kind = mediaKind(contentType);
  if (kind === "csv" || kind === "json-lines") return repeatedLines(sample, sizeBytes);
  return kind === "json" ? repeatedElements(sample, sizeBytes) : undefined;
}

/** The sample's records `times` over. */
export function multiplied(contentType: string, sample: Buffer, times: number): Buffer | undefined {
  const one = repeated(contentType, sample, 1);
  const two = one && repeated(contentType, sample, one.byteLength * 2 + 2);
  if (one === undefined || two === undefined) return undefined;
  return times === 1
    ? one
    : repeated(contentType, sample, one.byteLength + (two.byteLength - one.byteLength) * (times - 1));
}

function repeatedLines(sample: Buffer, sizeBytes: number): Buffer | undefined {
  if (sample.byteLength === 0) return undefined;
  const record = sample.at(-1) === 0x0a ? sample : Buffer.concat([sample, Buffer.from("\n")]);
  const times = Math.max(1, Math.floor(sizeBytes / record.byteLength));
  return Buffer.concat(Array.from({ length: times }, () => record));
}

function repeatedElements(sample: Buffer, sizeBytes: number): Buffer | undefined {
  const document = parse(sample);
  if (Array.isArray(document)) return filled(document, sizeBytes, (elements) => elements);
  if (typeof document !== "object" || document === null) return undefined;
  const arrays = Object.entries(document).filter(([, value]) => Array.isArray(value));
  const [key, value] = arrays[0] ?? [];
  if (arrays.length !== 1 || key === undefined || !Array.isArray(value)) return undefined;
  return filled(value, sizeBytes, (elements) => ({ ...document, [key]: elements }));
}

/** Only arrays of records: in an array of plain values, more of them would be another record. */
function filled(
  records: readonly unknown[],
  sizeBytes: number,
  wrap: (elements: unknown[]) => unknown,
): Buffer | undefined {
  if (records.length === 0 || records.some((record) => typeof record !== "object" || record === null)) return undefined;
  const once = Buffer.byteLength(JSON.stringify(wrap([...records])));
  const more = Buffer.byteLength(JSON.stringify(records)) - 1;
  const times = Math.max(1, Math.floor((sizeBytes - once) / more) + 1);
  return Buffer.from(JSON.stringify(wrap(Array.from({ length: times }, () => records).flat())));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
