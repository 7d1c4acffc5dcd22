import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { anExchange, aProfile, aServing, inWords } from "./observations.fixture.ts";
import { responseHeadersAreShort } from "./response-headers-are-short.ts";

const judgement = (exchanges: Parameters<typeof aServing>[0]) =>
  judgementOf(responseHeadersAreShort, { served: aServing(exchanges) }, aProfile());
const judged = (exchanges: Parameters<typeof aServing>[0]) => inWords(judgement(exchanges));
const long = { "x-trace": "a".repeat(5_000) };

test("short headers hold", () => {
  expect(judged({})).toMatchInlineSnapshot(`"pass"`);
});

test("headers above the limit on the sample's own response fail, and the longest is named", () => {
  const result = judgement({ exchanges: [anExchange("sample: iris", { headers: long })] });
  expect(inWords(result)).toMatchInlineSnapshot(
    `"broken: a request of 16 bytes is answered with 5,035 bytes of headers, above 4,096 bytes"`,
  );
  expect(result).not.toHaveProperty("level");
  expect(result).toHaveProperty("evidence.0.text", "x-trace: 5,000 bytes");
});

test("many short headers count together", () => {
  const many = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`x-part-${index}`, "a".repeat(40)]));
  expect(judged({ exchanges: [anExchange("repeated", { headers: many })] })).toMatch(/^broken: .* of headers/);
});

test("names count as well as values, up to the limit itself", () => {
  const ofBytes = (count: number) => ({ "x-y": "a".repeat(count - "x-y: \r\n".length) });
  const seen = (count: number) =>
    judged({ exchanges: [anExchange("sample: iris", { type: null, headers: ofBytes(count) })] });
  expect(seen(4_096)).toBe("pass");
  expect(seen(4_097)).toMatch(/^broken: /);
});

test("headers that pass the limit only with a larger request are a warning", () => {
  const result = judgement({ exchanges: [anExchange("measured", { headers: long })] });
  expect(result).toMatchObject({ kind: "broken", onlyWarning: expect.stringContaining("unusual request") });
});

test("headers too long to be read are counted as more", () => {
  expect(judged({ exchanges: [anExchange("measured", { error: "headers-too-long" })] })).toMatchInlineSnapshot(
    `"broken: a request of 16 bytes is answered with more than 65,536 bytes of headers, above 4,096 bytes"`,
  );
});

test("an error's long headers count too", () => {
  expect(judged({ exchanges: [anExchange("accept unsupported", { status: 406, headers: long })] })).toMatch(/^broken/);
});

test("without an answer nothing was seen", () => {
  expect(
    judgementOf(
      responseHeadersAreShort,
      { served: aServing({ exchanges: [anExchange("sample: iris", { status: 500 })] }) },
      aProfile(),
    ).kind,
  ).toBe("not-testable");
});
