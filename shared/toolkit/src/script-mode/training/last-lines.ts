import { StringDecoder } from "node:string_decoder";

const KEPT_LINES = 40;
const LINE_CHARACTERS = 2_000;

/** Keeps the end of what a program has said. */
export interface LastLines {
  add(bytes: Uint8Array): void;
  /** The last lines, oldest first, without empty ones at the end. */
  readonly lines: readonly string[];
}

export function lastLines(): LastLines {
  const decoder = new StringDecoder("utf8");
  let kept: string[] = [""];
  return {
    add(bytes) {
      const [first = "", ...others] = decoder.write(Buffer.from(bytes)).split(/\r?\n/);
      const open = `${kept.pop() ?? ""}${first}`;
      kept = [...kept, open, ...others].slice(-KEPT_LINES).map((line) => line.slice(0, LINE_CHARACTERS));
    },
    get lines() {
      return kept.slice(0, kept.findLastIndex((line) => line.trim() !== "") + 1);
    },
  };
}
