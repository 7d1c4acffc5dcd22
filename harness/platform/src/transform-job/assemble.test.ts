import { expect, test } from "vitest";
import { type Assembly, assembled } from "./assemble.ts";

const put = (records: readonly string[], answer: string, assembly: Partial<Assembly> = {}) =>
  assembled(
    records.map((record) => Buffer.from(record)),
    Buffer.from(answer),
    { assembleWith: "None", join: "None", contentType: "text/csv", ...assembly },
  ).toString();

test("answers stay as they are, or end with a newline", () => {
  expect(put(["1\n"], "a")).toBe("a");
  expect(put(["1\n"], "a", { assembleWith: "Line" })).toBe("a\n");
  expect(put(["1\n"], "a\n", { assembleWith: "Line" })).toBe("a\n");
});

test("CSV is joined row by row, whatever ends the lines", () => {
  expect(put(["1,2\r\n", "3,4"], "a\nb\n", { join: "Input" })).toBe("1,2,a\n3,4,b\n");
});

test("JSON lines get the answer as SageMakerOutput, and what is no object gets a key too", () => {
  const lines = { join: "Input", contentType: "application/jsonlines" } as const;
  expect(put(['{"id":1}\n', "[1,2]\n"], '{"label":0}\nword\n', lines)).toBe(
    '{"id":1,"SageMakerOutput":{"label":0}}\n{"SageMakerInput":[1,2],"SageMakerOutput":"word"}\n',
  );
});

test("JSON that is null, a number or a text is no object that could take an answer", () => {
  const lines = { join: "Input", contentType: "application/jsonlines" } as const;
  expect(put(["null\n", "7\n", '"a"\n'], "1\n2\n3\n", lines)).toBe(
    '{"SageMakerInput":null,"SageMakerOutput":1}\n{"SageMakerInput":7,"SageMakerOutput":2}\n{"SageMakerInput":"a","SageMakerOutput":3}\n',
  );
});

test("one JSON document is joined whole, though its answer has several lines", () => {
  const document = { join: "Input", contentType: "application/json" } as const;
  expect(put(['{"instances":[1]}'], '{\n "label": 0\n}\n', document)).toBe(
    '{"instances":[1],"SageMakerOutput":{"label":0}}\n',
  );
});

test("answers that are fewer or more than the records cannot be joined", () => {
  expect(() => put(["1\n", "2\n"], "a\n", { join: "Input" })).toThrow("2 records went in and 1 came out");
  expect(() => put(["1\n"], "", { join: "Input" })).toThrow("1 records went in and 0 came out");
  expect(() => put(["1\n"], "a\nb\n", { join: "Input" })).toThrow("1 records went in and 2 came out");
});
