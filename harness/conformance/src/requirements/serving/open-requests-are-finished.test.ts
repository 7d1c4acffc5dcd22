import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { openRequestsAreFinished } from "./open-requests-are-finished.ts";

type Observed = Parameters<typeof openRequestsAreFinished.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(openRequestsAreFinished, observed, aProfile()));

test("an answer after SIGTERM holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("a reset is told", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("in flight", { sentAtMs: 4_900, totalMs: 110, error: "reset" })] }),
    }),
  ).toMatchInlineSnapshot(`"broken: a request that was open at SIGTERM got a connection that was reset"`);
});

test("a clean 503 is an answer", () => {
  expect(
    judged({
      served: aServing({ exchanges: [anExchange("in flight", { sentAtMs: 4_900, totalMs: 180, status: 503 })] }),
    }),
  ).toMatchInlineSnapshot(`"pass: a request that was open at SIGTERM was answered with 503"`);
});

test("an answer before SIGTERM shows nothing", () => {
  expect(
    judged({ served: aServing({ exchanges: [anExchange("in flight", { sentAtMs: 4_900, totalMs: 20 })] }) }),
  ).toMatchInlineSnapshot(`"not applicable: it answers too fast to be caught with a request open"`);
});

test("a server that does not hear SIGTERM is another requirement's", () => {
  expect(
    judged({
      served: aServing({
        stop: { because: "stop-requested", signalledAtMs: 5_000, endedAtMs: 35_000, killed: true, graceMs: 30_000 },
      }),
    }),
  ).toMatchInlineSnapshot(`"not testable behind STOP-01: SIGTERM does not reach the server"`);
});

test("no request that works cannot be open", () => {
  expect(judged({ served: aServing({ without: ["in flight"] }) })).toMatchInlineSnapshot(
    `"not testable behind INV-OK-01: no request is answered, so none can be open"`,
  );
});

test("a response that is cut is named as that, with how much of it came", () => {
  const cut = anExchange("in flight", { sentAtMs: 4_900, totalMs: 400, error: "reset" });
  const served = aServing({ exchanges: [{ ...cut, received: { status: 200, bodyBytes: 186_629 } }] });
  expect(judged({ served })).toMatchInlineSnapshot(
    `"broken: a request that was open at SIGTERM was cut after 186,629 bytes of the response (status 200)"`,
  );
});

test.each([502, 504])("%i comes from a proxy whose server is gone: the request is lost", (status) => {
  const served = aServing({ exchanges: [anExchange("in flight", { sentAtMs: 4_900, totalMs: 180, status })] });
  expect(judged({ served })).toBe(`broken: a request that was open at SIGTERM got ${status}`);
});
