import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { acceptIsUnderstood } from "./accept-is-understood.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof acceptIsUnderstood.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(acceptIsUnderstood, observed, aProfile()));

test("all four forms hold", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a handler that insists on the header is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("accept absent", { status: 500 })] }) }),
  ).toMatchInlineSnapshot(`"broken: the sample is answered with 500 when Accept is absent"`);
});

test("a refusal of anything is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("accept any", { status: 406, sent: { Accept: "*/*" } })] }) }),
  ).toMatchInlineSnapshot(`"broken: the sample is answered with 406 when Accept is anything (*/*)"`);
});

test("a refusal of its own type is told", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("accept exact", { status: 406, sent: { Accept: "text/csv" } })] }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the sample is answered with 406 when Accept is the type that the server itself gave (text/csv)"`,
  );
});

test("200 with its own type is allowed", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("accept unsupported", { sent: { Accept: "application/x-byoa-unmet" } })],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"pass: an Accept that cannot be met is answered with 200 and the server's own type, as HTTP allows"`,
  );
});

test("200 that claims the type is told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [
          anExchange("accept unsupported", {
            type: "application/x-byoa-unmet",
            sent: { Accept: "application/x-byoa-unmet" },
          }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: a request for a type that no server offers (Accept) is answered with 200, and claims that type: application/x-byoa-unmet"`,
  );
});

test("500 for a type that it has not is told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("accept unsupported", { status: 500, sent: { Accept: "application/x-byoa-unmet" } })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: an Accept that cannot be met is answered with 500, not with 406"`);
});

test("a type that the answer has wrongly is another requirement's", () => {
  const exchanges = [anExchange("accept exact", { status: 406, sent: { Accept: "text/html" } })];
  expect(judged({ served: aServing({ exchanges }) })).toMatchInlineSnapshot(`"pass"`);
});
