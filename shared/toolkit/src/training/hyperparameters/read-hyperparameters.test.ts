import { expect, test } from "vitest";
import { z } from "zod";
import { decodeHyperparameters } from "./read-hyperparameters.ts";

const schema = z.object({
  depth: z.int().min(1).default(3).describe("a whole number of at least 1"),
  rate: z.number().default(0.1),
  name: z.string().optional(),
  flag: z.boolean().default(false),
  sizes: z.array(z.int()).default([]),
  limit: z.number().nullable().default(null),
});
const decode = (texts: Record<string, string>) => decodeHyperparameters(texts, schema).values;

test("defaults stand in for what the job does not set", () => {
  expect(decode({})).toEqual({ depth: 3, rate: 0.1, flag: false, sizes: [], limit: null });
});

test("texts become the values that the schema asks for, plain or as JSON", () => {
  const expected = { depth: 5, rate: 0.5, name: "gini", flag: true, sizes: [1, 2], limit: 4 };
  const plain = { depth: "5", rate: "0.5", name: "gini", flag: "true", sizes: "[1,2]", limit: "4" };
  expect(decode(plain)).toEqual(expected);
  const quoted = Object.fromEntries(Object.entries(plain).map(([name, text]) => [name, JSON.stringify(text)]));
  expect(decode(quoted)).toEqual(expected);
});

test("a text that looks like a number stays text where text is asked for", () => {
  expect(decode({ name: "007" }).name).toBe("007");
  expect(decode({ name: "5" }).name).toBe("5");
});

test("Python's words are understood", () => {
  expect(decode({ flag: "True", limit: "None" })).toMatchObject({ flag: true, limit: null });
});

test("unknown keys are left aside; those of tools are not even told", () => {
  const texts = { sagemaker_program: '"train.py"', _tuning_objective_metric: "accuracy", dept: "5" };
  expect(decodeHyperparameters(texts, schema).ignored).toEqual(["dept"]);
});

test("a name that every object has is not found by accident", () => {
  expect(decodeHyperparameters({ constructor: "x" }, schema).ignored).toEqual(["constructor"]);
});

test("every bad value is told with name, value, and what is allowed", () => {
  expect(() => decode({ depth: "abc", rate: "fast", flag: "x".repeat(200) })).toThrowErrorMatchingInlineSnapshot(
    `[JobFault: hyperparameter depth is "abc"; it must be a whole number of at least 1 · hyperparameter rate is "fast": expected number, received string · hyperparameter flag is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…": expected boolean, received string]`,
  );
  expect(() => decodeHyperparameters({}, z.object({ target: z.string() }))).toThrowErrorMatchingInlineSnapshot(
    `[JobFault: hyperparameter target is missing: expected string, received undefined]`,
  );
});

test("rules over several values are told with the parameter they point at", () => {
  const both = schema.refine(({ depth, sizes }) => sizes.length <= depth, {
    path: ["sizes"],
    message: "has more than depth",
  });
  expect(() => decodeHyperparameters({ depth: "1", sizes: "[1,2]" }, both)).toThrow(
    "hyperparameter sizes: has more than depth",
  );
});
