import { expect, test } from "vitest";
import type { ExpectedAnswer } from "../../profile/profile.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { sampleIsAnswered } from "./sample-is-answered.ts";

type Observed = Parameters<typeof sampleIsAnswered.judge>[0];
const judged = (observed: Observed, profile = aProfile()) => inWords(judgementOf(sampleIsAnswered, observed, profile));

const expecting = (expect: ExpectedAnswer) =>
  aProfile({ requests: aProfile().requests.map((request) => ({ ...request, expect })) });

test("a sample that is answered holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a missing route is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { status: 404 })] }) }),
  ).toMatchInlineSnapshot(`"broken: POST /invocations answers 404: there is no such route for POST"`);
});

test("a route that does not take POST is told like a missing one", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { status: 405 })] }) }),
  ).toMatchInlineSnapshot(`"broken: POST /invocations answers 405: there is no such route for POST"`);
});

test("a redirect is told", () => {
  expect(
    judged({
      served: aServing({
        exchanges: [anExchange("sample: iris", { status: 307, headers: { location: "/invocations/" } })],
      }),
    }),
  ).toMatchInlineSnapshot(`"broken: POST /invocations answers 307, a redirect to /invocations/"`);
});

test("a fault inside is told with the line that tells most", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("sample: iris", { status: 500 })], log: ["KeyError: 'petal'"] }),
    }),
  ).toMatchInlineSnapshot(`"broken: the sample request iris is answered with 500: KeyError: 'petal'"`);
});

test("a reset is told", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { error: "reset" })] }) }),
  ).toMatchInlineSnapshot(`"broken: POST /invocations gets a connection that was reset"`);
});

test("a declared request that is refused is told with the refusal", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("sample: iris", { status: 400, text: "4 columns are needed\n" })] }),
    }),
  ).toMatchInlineSnapshot(`"broken: the sample request iris is answered with 400: 4 columns are needed"`);
});

test("a guess that is refused says nothing: data are needed", () => {
  expect(
    judged(
      { served: aServing({ exchanges: [anExchange("sample: iris", { status: 415 })] }) },
      aProfile({ declaredRequests: false }),
    ),
  ).toMatchInlineSnapshot(
    `"not testable, needs data: it answers 415 to a line of Iris as text/csv; give a request of yours with --body and --content-type"`,
  );
});

test("a time-out is another requirement's", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("sample: iris", { error: "timeout" })] }) }),
  ).toMatchInlineSnapshot(`"not testable behind INV-TIME-02: no answer within 60 s"`);
});

test("an answer other than expected is told", () => {
  expect(judged({ served: aServing() }, expecting({ text: "1\n" }))).toMatchInlineSnapshot(
    `"broken: the answer to iris is "0\\n", expected "1\\n""`,
  );
});

test("an answer as expected holds", () => {
  expect(
    judged({ served: aServing() }, expecting({ text: "0", contentType: "text/csv", matches: "^[012]" })),
  ).toMatchInlineSnapshot(`"pass"`);
});

test("no sample, no judgement", () => {
  expect(judged({ served: aServing({ without: ["sample: iris"] }) }, aProfile({ requests: [] }))).toMatchInlineSnapshot(
    `"not applicable: the profile has no sample request"`,
  );
});

test("a dropped connection is told with what the log says of it", () => {
  const exchanges = [anExchange("sample: iris", { error: "reset" })];
  const log = ["[2026-11-28 09:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:7)"];
  expect(judged({ served: aServing({ exchanges, log }) })).toBe(
    `broken: POST /invocations gets a connection that was reset; its log says "${log[0]}"`,
  );
});

test("a server that asks for a target model gets the fix for several models", () => {
  const text = '{"message":"Request 1 is missing a target model header"}';
  const exchanges = [anExchange("sample: iris", { status: 400, text })];
  expect(judgementOf(sampleIsAnswered, { served: aServing({ exchanges }) }, aProfile())).toMatchObject({
    kind: "broken",
    fallbackFix: expect.stringContaining("capabilities.multi-models=true"),
  });
});
