import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aBody, anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { pingBodyIsEmpty } from "./ping-body-is-empty.ts";

type Observed = Parameters<typeof pingBodyIsEmpty.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(pingBodyIsEmpty, observed, aProfile()));

test("an empty body holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a body is a note", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          { ...anExchange("ping"), response: { status: 200, headers: {}, body: aBody('{"status":"healthy"}') } },
        ],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: /ping answers with a body of 20 bytes; the platform ignores it"`);
});
