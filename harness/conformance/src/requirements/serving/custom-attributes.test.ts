import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { customAttributes } from "./custom-attributes.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof customAttributes.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(customAttributes, observed, aProfile()));

test("attributes that are taken hold", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("attributes that come back are a note", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("custom attributes", { headers: { "x-amzn-sagemaker-custom-attributes": "trace-id=1" } }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: custom attributes are sent back"`);
});

test("a refusal is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("custom attributes", { status: 400 })] }) }),
  ).toMatchInlineSnapshot(`"broken: the sample is answered with 400 when it carries custom attributes"`);
});

test("attributes that are too long are told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("custom attributes", { headers: { "x-amzn-sagemaker-custom-attributes": "a".repeat(1_025) } }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the answer's custom attributes have 1025 characters, or others than visible ASCII"`,
  );
});
