import { expect, test } from "vitest";
import { badInputs } from "./bad-inputs.ts";

const made = (contentType: string, sample: string) =>
  Object.fromEntries(badInputs(contentType, Buffer.from(sample)).map(({ name, body }) => [name, body.toString()]));

test("CSV loses a column and gets a letter into a number", () => {
  expect(made("text/csv; charset=utf-8", "5.1,3.5,1.4,0.2\n")).toMatchInlineSnapshot(`
    {
      "column-missing": "5.1,3.5,1.4
    ",
      "empty": "",
      "letter-in-number": "5.1x,3.5,1.4,0.2
    ",
    }
  `);
});

test("JSON breaks off", () => {
  expect(made("application/json", '{"instances": [[5.1, 3.5]]}')).toEqual({ empty: "", cut: '{"instances":' + " " });
});

test("a type that we do not know gets the empty body only", () => {
  expect(made("image/png", "\u0089PNG")).toEqual({ empty: "" });
});

test("text without numbers and columns that cannot be told apart are left alone", () => {
  expect(made("text/csv", '"a, b"\n')).toEqual({ empty: "" });
});
