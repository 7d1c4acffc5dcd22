import { expect, test } from "vitest";
import { startRefusalCode } from "./start-refusal.ts";

const prefix =
  "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:";

test("a program that is not there is 127, one that may not be executed 126, another refusal of the runtime 125", () => {
  expect(startRefusalCode(`${prefix} exec: "train": executable file not found in $PATH: unknown`)).toBe(127);
  expect(startRefusalCode(`${prefix} exec: "/opt/train": stat /opt/train: no such file or directory: unknown`)).toBe(
    127,
  );
  expect(startRefusalCode(`${prefix} exec: "/opt/train": permission denied: unknown`)).toBe(126);
  expect(startRefusalCode(`${prefix} exec: "/opt/network": permission denied: unknown`)).toBe(126);
  expect(startRefusalCode("unable to find user nobody2: no matching entries in passwd file")).toBe(125);
});

test("what the engine could not do is no refusal of the program", () => {
  expect(startRefusalCode("driver failed programming external connectivity on endpoint")).toBeUndefined();
  expect(startRefusalCode("network byoa-1-closed not found")).toBeUndefined();
  expect(startRefusalCode(`${prefix} error during container init: write cgroup.procs: no space left`)).toBeUndefined();
  expect(startRefusalCode("connect ECONNREFUSED /var/run/docker.sock")).toBeUndefined();
  expect(startRefusalCode("connect ENOENT: no such file or directory")).toBeUndefined();
  expect(startRefusalCode("internal error")).toBeUndefined();
});
