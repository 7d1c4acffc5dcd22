import { describe, expect, it } from "vitest";
import { CANARY } from "../experiments/training/train-on-sample.ts";
import { hideCanary, showCanary } from "./canary.ts";
import { redaction } from "./redaction.ts";

const redact = redaction([
  { API_KEY: 'a"b/c d+é', GREETING: "hello", PASSWORD: "abc" },
  { DB_PASSWORD: 'a"b/c d+é and more' },
]);

describe("redaction", () => {
  const secret = 'a"b/c d+é';

  it.each([
    ["as it is", secret],
    ["as JSON", JSON.stringify(secret).slice(1, -1)],
    ["as Python's JSON", 'a\\"b/c d+\\u00e9'],
    ["in a URL", encodeURIComponent(secret)],
    ["in a form", "a%22b%2Fc+d%2B%C3%A9"],
    ["in hexadecimal digits", Buffer.from(secret).toString("hex")],
    ["in large hexadecimal digits", Buffer.from(secret).toString("hex").toUpperCase()],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in base64 without padding", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
    ["in base64 for URLs", Buffer.from(secret).toString("base64url")],
  ])("takes out a secret %s", (_, form) => {
    expect(redact(`<${form}>`)).toBe("<[API_KEY redacted]>");
  });

  it("takes out a secret from base64 of a longer text, wherever it begins there", () => {
    for (const before of ["", "u", "us", "use", "user"]) {
      const longer = Buffer.from(`${before}:a secret of many letters:after`).toString("base64");
      const hidden = redaction([{ TOKEN: "a secret of many letters" }])(longer);
      expect(hidden).toContain("[TOKEN redacted]");
      expect(Buffer.from(hidden.replace("[TOKEN redacted]", ""), "base64").toString("latin1")).not.toContain("many");
    }
  });

  it("takes out each line of a secret of several lines, and each member of a document", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";
    const hide = redaction([
      {
        TLS_PRIVATE_KEY: key,
        GOOGLE_CREDENTIALS: JSON.stringify({ type: "service", private_key: "0123456789abcdef" }),
      },
    ]);
    expect(hide(`line: ${key.split("\n")[1]}`)).toBe("line: [TLS_PRIVATE_KEY redacted]");
    expect(hide("  hkiG9w0BAQEFAASC\r")).toBe("  [TLS_PRIVATE_KEY redacted]\r");
    expect(hide("key 0123456789abcdef")).toBe("key [GOOGLE_CREDENTIALS redacted]");
    expect(hide("-----BEGIN PRIVATE KEY-----")).toBe("-----BEGIN PRIVATE KEY-----");
  });

  it("takes the longer secret first where one holds the other", () => {
    expect(redact('a"b/c d+é and more')).toBe("[DB_PASSWORD redacted]");
  });

  it("takes out a short secret only beside its name", () => {
    expect(redact('hello abc PASSWORD=abc {"PASSWORD": "abc"}')).toBe(
      'hello abc PASSWORD=[PASSWORD redacted] {"PASSWORD": "[PASSWORD redacted]"}',
    );
  });

  it("takes the password out of every URL, and a known one out of everything", () => {
    const hide = redaction([{ DATABASE_URL: "postgres://me:hunter%402@db/x" }]);
    expect(hide("postgres://me:hunter%402@db/x")).toBe("postgres://me:[password in DATABASE_URL redacted]@db/x");
    expect(hide("cannot log in with hunter@2")).toBe("cannot log in with [password in DATABASE_URL redacted]");
    expect(redaction([])("see https://user:p@ss:word@host/path and http://host:8080/@x")).toBe(
      "see https://user:[password redacted]@host/path and http://host:8080/@x",
    );
  });

  it("leaves byoa's own words, values that are none, and what stands for a secret already", () => {
    expect(redaction([{ PASSWORD: "docker" }])("docker")).toBe("docker");
    expect(redaction([{ PASSWORD: "docker" }])("a docker b")).toBe("a [PASSWORD redacted] b");
    expect(redaction([{ API_KEY: "required" }])("it is required")).toBe("it is required");
    const again = redaction([{ API_KEY: "[API_KEY redacted]" }]);
    expect(again("key [API_KEY redacted]")).toBe("key [API_KEY redacted]");
  });

  it("gives the same when it is done twice", () => {
    const text = `PASSWORD=abc a"b/c d+é https://u:pw@h ${Buffer.from('a"b/c d+é').toString("base64")}`;
    expect(redact(redact(text))).toBe(redact(text));
  });

  it("hides the canary in what is written, and gives it back to the judge", () => {
    const hidden = hideCanary(`value ${CANARY.value}`);
    expect(hidden).not.toContain(CANARY.value);
    expect(showCanary(hidden)).toBe(`value ${CANARY.value}`);
  });
});
