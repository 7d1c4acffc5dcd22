import { expect, test } from "vitest";
import type { ConfigurationError } from "./configuration-error.ts";
import { withResourceFlags } from "./resource-flags.ts";

const declared = { platform: "linux/amd64", memoryBytes: 1, processes: 2, diskBytes: 3 };

test("each flag wins over the file, and what no flag names stays", () => {
  const flags = {
    memory: "2g",
    processes: "4000",
    cpus: "1.5",
    disk: "10g",
    shmSize: "1g",
    gpus: "all",
    archiveLimit: "40g",
  };
  expect(withResourceFlags(declared, flags)).toEqual({
    platform: "linux/amd64",
    memoryBytes: 2 ** 31,
    processes: 4_000,
    processors: 1.5,
    diskBytes: 10 * 2 ** 30,
    sharedMemoryBytes: 2 ** 30,
    gpus: "all",
    archiveBytes: 40 * 2 ** 30,
  });
  expect(withResourceFlags(declared, {})).toMatchObject(declared);
});

test.each([
  [{ memory: "much" }, "--memory much"],
  [{ memory: "0" }, "--memory 0"],
  [{ processes: "1e3" }, "--processes 1e3"],
  [{ processes: "0" }, "--processes 0"],
  [{ cpus: "0" }, "--cpus 0"],
  [{ cpus: "all" }, "--cpus all"],
  [{ disk: "-1" }, "--disk -1"],
])("%j is one line with the flag", (flags, where) => {
  expect(() => withResourceFlags(declared, flags)).toThrow(
    expect.objectContaining<Partial<ConfigurationError>>({
      problems: [expect.objectContaining({ code: "flag-invalid", where })],
    }),
  );
});
