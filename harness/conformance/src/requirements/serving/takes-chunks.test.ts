import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords, type ServingFacts } from "./observations.fixture.ts";
import { takesChunks } from "./takes-chunks.ts";

const judged = (odd: ServingFacts, served: ServingFacts = {}) =>
  inWords(judgementOf(takesChunks, { served: aServing(served), odd: aServing(odd) }, aProfile()));

test("the same prediction holds", () => {
  expect(judged({})).toBe("pass");
});

test.each([
  [{ status: 411 }, "411"],
  [{ status: 400, text: "the body has no rows\n" }, "400"],
  [{ error: "timeout" }, "no answer in time"],
])("%o is told", (facts, words) => {
  expect(judged({ exchanges: [anExchange("in chunks", facts)] })).toBe(
    `broken: the sample in chunks, without Content-Length, gets ${words}`,
  );
});

test("another prediction than for the body at once is told", () => {
  expect(judged({ exchanges: [anExchange("in chunks", { text: "2\n" })] })).toMatchInlineSnapshot(
    `"broken: the sample in chunks gets another prediction than the sample at once"`,
  );
});

test("a model that never answers twice the same says nothing about chunks", () => {
  const chunked = { exchanges: [anExchange("in chunks", { text: "2\n" })] };
  expect(judged(chunked, { exchanges: [anExchange("repeated", { text: "5\n" })] })).toBe("pass");
  expect(judged({ exchanges: [...chunked.exchanges, anExchange("good after chunks", { text: "7\n" })] })).toBe("pass");
});

test("a server that chokes on it is told by the request after it", () => {
  expect(judged({ exchanges: [anExchange("good after chunks", { error: "reset" })] })).toMatchInlineSnapshot(
    `"broken: after a request in chunks a good one gets a connection that was reset"`,
  );
});

test("a run without such a request shows nothing", () => {
  expect(judged({ without: ["in chunks"] })).toBe("not applicable: no request in chunks was sent");
});
