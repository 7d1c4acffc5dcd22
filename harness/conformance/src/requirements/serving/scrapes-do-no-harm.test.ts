import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords, type ServingFacts } from "./observations.fixture.ts";
import { scrapesDoNoHarm } from "./scrapes-do-no-harm.ts";

const judged = (facts: ServingFacts) => inWords(judgementOf(scrapesDoNoHarm, { odd: aServing(facts) }, aProfile()));

test("404 holds", () => {
  expect(judged({})).toBe("pass");
});

test("metrics in the Prometheus text format hold", () => {
  const text = '# TYPE requests_total counter\nrequests_total{code="200"} 1027 1395066363000\nup 1\nload NaN\n';
  expect(judged({ exchanges: [anExchange("scrape", { text })] })).toBe("pass: it has metrics");
});

test("200 with anything else is a note", () => {
  expect(judged({ exchanges: [anExchange("scrape", { text: '{"requests": 3}' })] })).toMatchInlineSnapshot(
    `"pass: /metrics answers 200 with what is no Prometheus text"`,
  );
});

test("500 is told", () => {
  expect(judged({ exchanges: [anExchange("scrape", { status: 500 })] })).toBe("broken: GET /metrics gets 500");
});

test("one failing scrape of several is told", () => {
  const exchanges = [anExchange("scrape", { status: 404 }), anExchange("scrape", { error: "timeout" })];
  expect(judged({ exchanges })).toBe("broken: GET /metrics gets no answer in time");
});

test("a server that no longer predicts after the scrapes is told", () => {
  expect(
    judged({ exchanges: [anExchange("good after scrapes", { error: "refused" })], died: 1 }),
  ).toMatchInlineSnapshot(`"broken: after 10 scrapes of /metrics a good request gets a refused connection"`);
});

test("a run without scrapes shows nothing", () => {
  expect(judged({ without: ["scrape"] })).toBe("not applicable: /metrics was not scraped");
});
