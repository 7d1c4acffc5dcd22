import { expect, test } from "vitest";
import { fromPlain, toPlain } from "./plain.ts";

test("it keeps what JSON cannot say", () => {
  const value = {
    times: [1.5, Number.POSITIVE_INFINITY],
    bytes: Buffer.from([0, 255]),
    set: new Set(["a"]),
    map: new Map([["a", new Set([1])]]),
    nothing: null,
    nested: [{ deep: Number.NaN }],
  };
  expect(fromPlain(JSON.parse(JSON.stringify(toPlain(value))))).toEqual(value);
});

test("it drops what is undefined", () => {
  expect(toPlain({ a: undefined, b: [undefined] })).toEqual({ b: [null] });
});

test("what an image names like a tag is no tag", () => {
  for (const value of [{ $bytes: "aGk=" }, { $number: "1" }, { $set: [1] }, { $object: [["a", 1]] }, { $map: [] }])
    expect(fromPlain(JSON.parse(JSON.stringify(toPlain({ headers: value }))))).toEqual({ headers: value });
});

test("a log of which nothing needs a tag is not copied", () => {
  const log = [{ stream: "stdout", atMs: 1, text: "one" }];
  expect(toPlain(log)).toBe(log);
});
