import { expect, test } from "vitest";
import { startRefusalCode } from "./start-refusal.ts";

test("a program that is not there is 127, one that may not be executed 126, the engine's own trouble 125", () => {
  const prefix =
    "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:";
  expect(startRefusalCode(`${prefix} exec: "train": executable file not found in $PATH: unknown`)).toBe(127);
  expect(startRefusalCode(`${prefix} exec: "/opt/train": stat /opt/train: no such file or directory: unknown`)).toBe(
    127,
  );
  expect(startRefusalCode(`${prefix} exec: "/opt/train": permission denied: unknown`)).toBe(126);
  expect(startRefusalCode("driver failed programming external connectivity on endpoint")).toBe(125);
});
