import { expect, test } from "vitest";
import type { Prediction } from "../prediction.ts";
import { codecs } from "./codecs.ts";

test("predictions of every kind: CSV has a line for each and quotes what needs it, JSON Lines a value for each", () => {
  const predictions: Prediction[] = [
    1.5,
    "setosa",
    'a "b", c',
    "two\nlines",
    null,
    true,
    [0.9, "x"],
    { label: "x", p: [0.9, 0.1] },
  ];
  expect(
    Object.fromEntries(codecs.map((codec) => [codec.contentType, codec.encode(predictions)])),
  ).toMatchInlineSnapshot(`
    {
      "application/json": "{"predictions":[1.5,"setosa","a \\"b\\", c","two\\nlines",null,true,[0.9,"x"],{"label":"x","p":[0.9,0.1]}]}
    ",
      "application/jsonlines": "1.5
    "setosa"
    "a \\"b\\", c"
    "two\\nlines"
    null
    true
    [0.9,"x"]
    {"label":"x","p":[0.9,0.1]}
    ",
      "text/csv; charset=utf-8": "1.5
    setosa
    "a ""b"", c"
    "two
    lines"

    true
    0.9,x
    x,0.9,0.1
    ",
    }
  `);
});

test("a CSV field in quotes may hold commas and line breaks", () => {
  const rows = codecs[0]?.decode('"a, b","say ""yes"""\r\n"two\nlines",x\n', (fields, rowNumber) => [
    rowNumber,
    ...fields,
  ]);
  expect(rows).toEqual([
    [1, "a, b", 'say "yes"'],
    [2, "two\nlines", "x"],
  ]);
});
