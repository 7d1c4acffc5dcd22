import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test("values of variables that look like secrets are replaced by their names, others stay", () => {
  const environment = { API_TOKEN: "s3cr3t-value", LOG_LEVEL: "debugging", DB_PASSWORD: "abc" };
  expect(redact("s3cr3t-value debugging abc s3cr3t-value", environment)).toMatchInlineSnapshot(
    `"[value of API_TOKEN] debugging abc [value of API_TOKEN]"`,
  );
});
