import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { loopbackVerdicts, sampleReport } from "../renderers/report.fixture.ts";
import { reportJsonSchema } from "./json-schema.ts";
import { reportSchema } from "./report-schema.ts";

const validate = new Ajv2020({ allErrors: true, formats: { "date-time": true } }).compile(reportJsonSchema());

it("accepts a real report, and one that has grown", () => {
  const report = sampleReport(loopbackVerdicts, { strict: true, next: "byoa check my-image", flags: [] });
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...report, later: 1 }), JSON.stringify(validate.errors)).toBe(true);
  expect(reportSchema.parse(report)).toEqual(report);
});

it("refuses a verdict that is none", () => {
  const [first] = loopbackVerdicts;
  expect(validate(sampleReport([{ ...first, verdict: "perhaps" } as never]))).toBe(false);
});
