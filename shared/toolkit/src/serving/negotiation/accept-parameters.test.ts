import { expect, test } from "vitest";
import { acceptParameters } from "./accept-parameters.ts";

const csv = ["text/csv"];

test.each([
  ["text/csv", {}],
  ["text/csv; output=label", { output: "label" }],
  ['application/json;output=a, Text/CSV;Output="b, c";q=0.5', { output: "b, c" }],
  ["*/*;output=any, text/csv;output=named", { output: "named" }],
  ["text/*;output=some", { output: "some" }],
  ["*/*;verbose=true", { verbose: "true" }],
  ["application/json;output=label", {}],
  ["", {}],
  [",;,nonsense=, text/csv;output=label,", { output: "label" }],
])("%s", (header, parameters) => {
  expect(acceptParameters(header, csv)).toEqual(parameters);
});
