import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { unknownHeadersAreIgnored } from "./unknown-headers-are-ignored.ts";

type Observed = Parameters<typeof unknownHeadersAreIgnored.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(unknownHeadersAreIgnored, observed, aProfile()));

test("headers that are ignored hold", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a refusal is told with the headers", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("unknown headers", { status: 400, sent: { "X-Amzn-SageMaker-Foo": "1", "X-Byoa-Long": "aaa" } }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the sample is answered with 400 when it carries X-Amzn-SageMaker-Foo, X-Byoa-Long"`,
  );
});
