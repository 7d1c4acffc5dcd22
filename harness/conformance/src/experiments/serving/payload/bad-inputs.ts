import { mediaKind } from "./media-kind.ts";

/** A body that cannot be an input of the sample's type. */
export interface BadInput {
  /** Stable, for the exchange's name: `empty`, `cut`, `letter-in-number`, `column-missing`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly body: Buffer;
}

/**
 * Bad inputs made from the sample by its declared type (contract 0.5): bytes that could be valid for the type prove
 * nothing, so a type that we do not know gets the empty body only.
 */
export function badInputs(contentType: string, sample: Buffer): BadInput[] {
  const text = sample.toString("utf8");
  const inputs: (BadInput | undefined)[] = [{ name: "empty", title: "an empty body", body: Buffer.alloc(0) }];
  const kind = mediaKind(contentType);
  if (kind === "json" || kind === "json-lines") inputs.push(cutJson(text));
  if (kind === "csv") inputs.push(letterInNumber(text), columnMissing(text));
  return inputs.filter((input) => input !== undefined);
}

function cutJson(text: string): BadInput | undefined {
  const cut = text.trim().slice(0, Math.ceil(text.trim().length / 2));
  if (isJson(cut) || cut === "") return undefined;
  return { name: "cut", title: "JSON that breaks off in its middle", body: Buffer.from(cut) };
}

function letterInNumber(text: string): BadInput | undefined {
  const broken = text.replace(/(^|,)(\s*-?\d+(?:\.\d+)?)(?=\s*(,|\r?\n|$))/, "$1$2x");
  if (broken === text) return undefined;
  return { name: "letter-in-number", title: "a letter in a number", body: Buffer.from(broken) };
}

function columnMissing(text: string): BadInput | undefined {
  const lines = text.split("\n");
  // A quoted cell may hold commas: then we do not know the columns.
  if (text.includes('"') || !lines.some((line) => line.includes(","))) return undefined;
  const fewer = lines.map((line) => line.replace(/,[^,\r]*(\r?)$/, "$1"));
  return { name: "column-missing", title: "a column too few", body: Buffer.from(fewer.join("\n")) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
