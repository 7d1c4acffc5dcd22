import { expect, test } from "vitest";
import { CALL_LIMITS, limitOf } from "./call-limits.ts";

const limit = (method: string, path: string) => limitOf(method, path, CALL_LIMITS);

test("what waits for a container, or carries bytes, has no limit of its own", () => {
  expect(limit("POST", "/containers/ab12/wait?")).toBeUndefined();
  expect(limit("POST", "/containers/ab12/attach?")).toBeUndefined();
  expect(limit("GET", "/containers/ab12/archive?")).toBeUndefined();
  expect(limit("PUT", "/containers/ab12/archive?")).toBeUndefined();
  expect(limit("POST", "/images/create?")).toBeUndefined();
  expect(limit("POST", "/build?")).toBeUndefined();
});

test("lists end sooner than what may wait for a container's lock", () => {
  expect(limit("GET", "/containers/json?")).toBe(30_000);
  expect(limit("GET", "/_ping")).toBe(30_000);
  expect(limit("GET", "/images/my/image:1/json")).toBe(30_000);
  expect(limit("GET", "/containers/ab12/json?")).toBe(120_000);
  expect(limit("POST", "/containers/ab12/kill?")).toBe(120_000);
  expect(limit("DELETE", "/volumes/x?")).toBe(120_000);
});
