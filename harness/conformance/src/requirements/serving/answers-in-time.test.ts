import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { answersInTime } from "./answers-in-time.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof answersInTime.judge>[0];
const judged = (observed: Observed, profile = aProfile()) => inWords(judgementOf(answersInTime, observed, profile));

test("a quick answer holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("no answer within the limit is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { error: "timeout", totalMs: 60_000 })] }) }),
  ).toMatchInlineSnapshot(`"broken: the sample request timed out: no answer within 60 s"`);
});

test("a slow answer within the limit is a note", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { totalMs: 12_000 })] }) }),
  ).toMatchInlineSnapshot(`"pass: a sample request took 12 s on this machine"`);
});
