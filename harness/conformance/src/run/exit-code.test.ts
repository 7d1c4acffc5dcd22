import { PlatformError } from "@byoa/platform";
import { expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { exitCodeOfError } from "./exit-code.ts";
import { Interrupted } from "./interrupted.ts";

it.each([
  [new UsageError("unknown-id", ""), 2],
  [new PlatformError("image-not-found", ""), 2],
  [new PlatformError("input-not-readable", ""), 2],
  [new PlatformError("engine-not-reachable", ""), 3],
  [new PlatformError("disk-full", ""), 3],
  [new PlatformError("interrupted", ""), 130],
  [new Interrupted(), 130],
  [new TypeError("a fault of ours"), 3],
])("%o ends with %i", (error, exitCode) => {
  expect(exitCodeOfError(error)).toBe(exitCode);
});
