import type { Exchange } from "@byoa/platform";
import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aLoad, anExchange, aProfile, inWords } from "./observations.fixture.ts";
import { recordsInRecordsOut } from "./records-in-records-out.ts";

const tried = { times: 1, rows: 1, sentAtMs: 1_000, totalMs: 2, status: 200 } as const;
const lines = (count: number): string => "0\n".repeat(count);
const JSON_LINES = { contentType: "application/jsonlines", body: Buffer.from('{"a":1}\n') };

function judged(exchanges: Exchange[], sample: Partial<ReturnType<typeof aProfile>["requests"][number]> = {}) {
  const profile = aProfile();
  const requests = profile.requests.map((request) => ({ ...request, ...sample }));
  const loaded = { ...aLoad({ exchanges }), rows: [tried] };
  return inWords(judgementOf(recordsInRecordsOut, { loaded }, { ...profile, requests }));
}
const answers = (one: string, two: string, ten: string, type = "text/csv"): Exchange[] => [
  anExchange("rows x1", { text: one, type }),
  anExchange("rows x2, no last line end", { text: two, type }),
  anExchange("rows x10", { text: ten, type }),
];

test("a line for each row holds, and an element for each in JSON", () => {
  expect(judged(answers(lines(1), "0\n0", lines(10)))).toBe("pass");
  const list = (count: number) => JSON.stringify({ predictions: Array(count).fill(0) });
  expect(judged(answers(list(1), list(2), list(10), "application/json"))).toBe("pass");
});

test("an answer for the first row alone is a warning that counts", () => {
  expect(judged(answers(lines(1), lines(1), lines(1)))).toMatchInlineSnapshot(
    `"broken: 2 records in, no line end behind the last, 1 out"`,
  );
  expect(judged(answers(lines(1), lines(2), lines(9)))).toMatchInlineSnapshot(`"broken: 10 records in, 9 out"`);
});

test("JSON lines that are read as one document are a warning; one record a request is a choice", () => {
  const refused = [anExchange("rows x1"), anExchange("rows x2, no last line end", { status: 400, text: "no JSON" })];
  expect(judged(refused, JSON_LINES)).toMatchInlineSnapshot(
    `"broken: 2 records in one request are answered with 400, one alone with 200"`,
  );
  expect(judged(refused)).toMatchInlineSnapshot(
    `"not applicable: a request of 2 records is refused (400): a transform job needs BatchStrategy=SingleRecord"`,
  );
});

test("several records that fail inside are a warning", () => {
  expect(judged([anExchange("rows x1"), anExchange("rows x10", { status: 500, text: "" })])).toMatch(/^broken: 10/);
});

test("an answer that has no record for each row of the sample is not counted", () => {
  expect(judged(answers("a\nb\nc\n", lines(6), lines(30)))).toMatch(/^not applicable/);
});
