import { describe, expect, it } from "vitest";
import { CANARY } from "../experiments/training/train-on-sample.ts";
import { fromPlain, toPlain } from "./plain.ts";
import { hideCanary, redaction, showCanary } from "./redaction.ts";

describe("redaction", () => {
  const redact = redaction([
    { API_KEY: 'a"b/c', GREETING: "hello", PASSWORD: "abc" },
    { DB_PASSWORD: 'a"b/c and more' },
  ]);

  it("takes out secrets as they are, and as JSON, a URL and base64 carry them", () => {
    expect(redact('key a"b/c!')).toBe("key [API_KEY redacted]!");
    expect(redact(JSON.stringify({ key: 'a"b/c' }))).toBe('{"key":"[API_KEY redacted]"}');
    expect(redact(`?key=${encodeURIComponent('a"b/c')}`)).toBe("?key=[API_KEY redacted]");
    expect(redact(Buffer.from('a"b/c').toString("base64"))).toBe("[API_KEY redacted]");
  });

  it("takes the longer secret first where one holds the other", () => {
    expect(redact('a"b/c and more')).toBe("[DB_PASSWORD redacted]");
  });

  it("leaves what is no secret, and what is too short to be one", () => {
    expect(redact("hello abc")).toBe("hello abc");
  });

  it("hides the canary in what is written, and gives it back to the judge", () => {
    const hidden = hideCanary(`value ${CANARY.value}`);
    expect(hidden).not.toContain(CANARY.value);
    expect(showCanary(hidden)).toBe(`value ${CANARY.value}`);
  });
});

describe("plain data", () => {
  it("keeps what JSON cannot say", () => {
    const value = {
      times: [1.5, Number.POSITIVE_INFINITY],
      bytes: Buffer.from([0, 255]),
      set: new Set(["a"]),
      map: new Map([["a", new Set([1])]]),
      nothing: null,
      nested: [{ deep: Number.NaN }],
    };
    expect(fromPlain(JSON.parse(JSON.stringify(toPlain(value))))).toEqual(value);
  });

  it("drops what is undefined", () => {
    expect(toPlain({ a: undefined, b: [undefined] })).toEqual({ b: [null] });
  });
});
