import { expect, test } from "vitest";
import { causeIn } from "./cause-of-failure.ts";

const exit = { code: 1, atMs: 100, outOfMemory: false };

test("a full /dev/shm is shared memory, though the error does not name it", () => {
  const lines = [
    "Traceback (most recent call last):",
    '  File "/opt/program/train", line 11, in <module>',
    '    open("/dev/shm/batch", "wb").write(batch)',
    "OSError: [Errno 28] No space left on device",
  ];
  expect(causeIn(exit, lines)).toEqual({ kind: "shared-memory", line: "OSError: [Errno 28] No space left on device" });
});

test("a full disk elsewhere is no shared memory", () => {
  const cause = causeIn(exit, ["OSError: [Errno 28] No space left on device: '/tmp/batch'"]);
  expect(cause?.kind).not.toBe("shared-memory");
});

test("the GPU driver's library is given by the machine, any other library by the image", () => {
  const missing = (name: string) =>
    causeIn(exit, [`${name}: cannot open shared object file: No such file or directory`]);
  expect(missing("libcuda.so.1")).toMatchObject({ kind: "ungiven", what: "gpu" });
  expect(missing("libgomp.so.1")).toMatchObject({ kind: "missing-library", name: "libgomp.so.1" });
});
