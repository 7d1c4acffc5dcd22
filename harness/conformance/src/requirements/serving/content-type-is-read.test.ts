import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { contentTypeIsRead } from "./content-type-is-read.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof contentTypeIsRead.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(contentTypeIsRead, observed, aProfile()));

test("415 and a charset that works hold", () => {
  expect(judged({ served: aServing(), odd: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a charset that is refused is told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("charset", { status: 415, sent: { "Content-Type": "text/csv; charset=utf-8" } })],
      }),
      odd: aServing(),
    }),
  ).toMatchInlineSnapshot(
    `"broken: the sample is answered with 415 when its type has a charset: text/csv; charset=utf-8"`,
  );
});

test("500 for an unknown type is told", () => {
  expect(
    judged({ served: aServing(), odd: aServing({ exchanges: [anExchange("unknown content type", { status: 500 })] }) }),
  ).toMatchInlineSnapshot(`"broken: an unknown content type is answered with 500, not with 415"`);
});

test("any other refusal is a note", () => {
  expect(
    judged({ served: aServing(), odd: aServing({ exchanges: [anExchange("unknown content type", { status: 400 })] }) }),
  ).toMatchInlineSnapshot(`"pass: an unknown content type is refused with 400; 415 would say why"`);
});

test("200 is a note", () => {
  expect(
    judged({ served: aServing(), odd: aServing({ exchanges: [anExchange("unknown content type")] }) }),
  ).toMatchInlineSnapshot(`"pass: a content type that nobody knows is answered with 200"`);
});

test("a type without a charset is not asked with one", () => {
  expect(judged({ served: aServing({ without: ["charset"] }), odd: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a time-out is no answer about content types", () => {
  const slow = { error: "timeout", totalMs: 60_000 };
  expect(
    judged({ served: aServing(), odd: aServing({ exchanges: [anExchange("unknown content type", slow)] }) }),
  ).toMatchInlineSnapshot(`"not testable: a request of an unknown content type was not answered in time"`);
  expect(
    judged({ served: aServing({ exchanges: [anExchange("charset", slow)] }), odd: aServing() }),
  ).toMatchInlineSnapshot(`"not testable: the sample was not answered in time when its type has a charset"`);
});

test("a sample whose declared charset is needed fails without it", () => {
  const bare = anExchange("charset absent", { status: 415, sent: { "Content-Type": "text/csv" } });
  expect(judged({ served: aServing({ exchanges: [bare] }), odd: aServing() })).toMatchInlineSnapshot(
    `"broken: the sample is answered with 415 when its type has no charset: text/csv"`,
  );
});
