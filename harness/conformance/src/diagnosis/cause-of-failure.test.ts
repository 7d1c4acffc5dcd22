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
