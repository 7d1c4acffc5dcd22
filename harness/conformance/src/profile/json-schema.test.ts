import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configurationJsonSchema, configurationJsonSchemaText } from "./json-schema.ts";

test("byoa.schema.json is what the code says; else run write-json-schema.ts", async () => {
  const published = await readFile(new URL("../../byoa.schema.json", import.meta.url), "utf8");
  expect(published).toBe(configurationJsonSchemaText());
});

test("the schema is valid, accepts a whole file and refuses an unknown key", () => {
  const validate = new Ajv2020({ strict: false }).compile(configurationJsonSchema());
  const whole = parse(`
image: mine
channels: { training: { path: data, contentType: text/csv, required: true }, testing: data }
hyperparameters: { max_depth: { value: 3, invalid: deep }, criterion: gini }
environment: { train: { A: b } }
requests: [{ name: one, contentType: text/csv, body: "1,2", expect: { matches: "^setosa" } }]
metrics: [{ name: accuracy, regex: "accuracy=(.*?);" }]
limits: { start: 8m }
`);
  expect(validate(whole)).toBe(true);
  expect(validate({ ...whole, imgae: "x" })).toBe(false);
  expect(validate({ limits: { start: "eight" } })).toBe(false);
});
