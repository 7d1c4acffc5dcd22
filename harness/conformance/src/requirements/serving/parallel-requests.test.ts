import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { parallelRequests } from "./parallel-requests.ts";

type Observed = Parameters<typeof parallelRequests.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(parallelRequests, observed, aProfile()));

test("the same answers as alone hold", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("answers of other requests are told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("together 0", { text: "2\n" }), anExchange("together 1", { text: "2\n" })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: 1 of 2 requests in parallel got another answer than alone: they are mixed up"`);
});

test("requests that fail are told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("together 0", { status: 503 }), anExchange("together 1", { text: "2\n" })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: 1 of 2 requests in parallel got something else than 200: 503"`);
});

test("a model that answers differently each time cannot be told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("repeated", { text: "7\n" }), anExchange("together 0", { text: "9\n" })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: answers differ from call to call, so a mix-up would not show"`);
});

test("equal answers would hide it", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("alone 1"), anExchange("together 1")] }) }),
  ).toMatchInlineSnapshot(`"pass: all inputs have the same answer, so a mix-up would not show"`);
});

test("no parallel requests, no judgement", () => {
  expect(judged({ served: aServing({ without: ["together 0", "together 1"] }) })).toMatchInlineSnapshot(
    `"not applicable: no requests were sent in parallel"`,
  );
});
