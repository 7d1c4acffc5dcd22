import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { badInputIsRefused } from "./bad-input-is-refused.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof badInputIsRefused.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(badInputIsRefused, observed, aProfile()));

test("refusals hold", () => {
  expect(judged({ odd: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("500 is told", () => {
  expect(
    judged({ odd: aServing({ exchanges: [anExchange("bad letter-in-number", { status: 500 })] }) }),
  ).toMatchInlineSnapshot(`"broken: a letter in a number gets 500, not a 4xx"`);
});

test("a server that ends is told", () => {
  expect(
    judged({
      odd: aServing({
        exchanges: [anExchange("bad empty", { error: "reset" }), anExchange("good after empty", { error: "refused" })],
        died: 1,
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: an empty body ends the server, with exit code 1"`);
});

test("a server that no longer answers is told", () => {
  expect(
    judged({
      odd: aServing({
        exchanges: [anExchange("bad empty", { status: 400 }), anExchange("good after empty", { status: 502 })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: after an empty body a good request gets 502"`);
});

test("an error's text with 200 is told", () => {
  expect(
    judged({
      odd: aServing({ exchanges: [anExchange("bad column-missing", { text: "Error: 4 columns are needed" })] }),
    }),
  ).toMatchInlineSnapshot(`"broken: a row with a column too few gets 200, with the text of an error"`);
});

test("200 with an answer is tolerance: a note", () => {
  expect(judged({ odd: aServing({ exchanges: [anExchange("bad empty", { text: "" })] }) })).toMatchInlineSnapshot(
    `"pass: answered with 200: an empty body"`,
  );
});

test("a web page as refusal is a note", () => {
  expect(
    judged({
      odd: aServing({
        exchanges: [anExchange("bad empty", { status: 400, type: "text/html", text: "<h1>Bad Request</h1>" })],
      }),
    }),
  ).toMatchInlineSnapshot(`"pass: refusals are sent as web pages; the client sees their HTML as the message"`);
});

test("no bad input, no judgement", () => {
  expect(
    judged({ odd: aServing({ without: ["bad empty", "bad letter-in-number", "bad column-missing"] }) }),
  ).toMatchInlineSnapshot(`"not applicable: no bad input can be made of the sample"`);
});

test("each bad input that is not refused is named", () => {
  const failing = ["bad empty", "bad letter-in-number", "bad column-missing"];
  const exchanges = failing.map((name) => anExchange(name, { status: 500 }));
  expect(judged({ odd: aServing({ exchanges }) })).toMatchInlineSnapshot(
    `"broken: an empty body gets 500, not a 4xx; a letter in a number gets 500, not a 4xx; a row with a column too few gets 500, not a 4xx"`,
  );
});

test.each(["", "[]\n", '{"predictions": []}'])("200 with the empty prediction %j is no refusal", (text) => {
  expect(judged({ odd: aServing({ exchanges: [anExchange("bad column-missing", { text })] }) })).toMatchInlineSnapshot(
    `"broken: a row with a column too few gets 200 and an empty prediction"`,
  );
});
