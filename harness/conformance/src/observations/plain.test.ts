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
