import { expect, test } from "vitest";
import { variations } from "./variations.ts";

test("decimal numbers are scaled, records multiplied, whole numbers kept", () => {
  expect(variations("text/csv", Buffer.from("5.1,3")).map(String)).toMatchInlineSnapshot(`
    [
      "2.5,3",
      "6.4,3",
      "7.6,3",
      "10.2,3",
      "5.1,3
    5.1,3
    ",
      "5.1,3
    5.1,3
    5.1,3
    ",
      "5.1,3
    5.1,3
    5.1,3
    5.1,3
    ",
    ]
  `);
});

test("a type that we do not know has no variations", () => {
  expect(variations("image/png", Buffer.from("1.5"))).toEqual([]);
});
