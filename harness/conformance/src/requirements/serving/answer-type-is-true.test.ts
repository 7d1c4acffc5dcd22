import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { answerTypeIsTrue } from "./answer-type-is-true.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof answerTypeIsTrue.judge>[0];
const judged = (observed: Observed, profile = aProfile()) => inWords(judgementOf(answerTypeIsTrue, observed, profile));

test("CSV as text/csv holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a web page's type is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { type: "text/html; charset=utf-8" })] }) }),
  ).toMatchInlineSnapshot(`"broken: a prediction is sent as text/html; charset=utf-8, the type of a web page"`);
});

test("no type is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { type: null })] }) }),
  ).toMatchInlineSnapshot(`"broken: the answer has no Content-Type"`);
});

test("JSON that is none is told", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("sample: iris", { type: "application/json", text: "{'label': 0}" })] }),
    }),
  ).toMatchInlineSnapshot(`"broken: the answer says application/json and is not JSON"`);
});

test.each(['{"predictions": [0]}', "[[0], [1]]", '{"label":0}\n{"label":1}\n'])(
  "JSON as text/csv is told: %s",
  (text) => {
    const served = aServing({ exchanges: [anExchange("sample: iris", { type: "text/csv; charset=utf-8", text })] });
    expect(judged({ served })).toBe("broken: the answer says text/csv; charset=utf-8 and is JSON");
  },
);

test.each(["0\n", "setosa,0.9\n", '"a","b"\n', "[unknown]\n"])("a row that is no JSON structure is CSV: %s", (text) => {
  const served = aServing({ exchanges: [anExchange("sample: iris", { type: "text/csv", text })] });
  expect(judged({ served })).toBe("pass");
});

test("JSON holds", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("sample: iris", { type: "application/json; charset=utf-8", text: '{"label":0}' })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("JSON Lines hold", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("sample: iris", { type: "application/jsonlines", text: '{"a":0}\n{"a":1}\n' })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("a last line without an end is a note", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { text: "0" })] }) }),
  ).toMatchInlineSnapshot(`"pass: the last line of a CSV answer has no line end"`);
});

test("an empty answer needs no type", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { type: null, text: "" })] }) }),
  ).toMatchInlineSnapshot(`"pass"`);
});
