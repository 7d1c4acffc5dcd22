import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { notWritten } from "./not-written.ts";

const faultOf = (file: string) =>
  writeFile(file, "x").then(
    () => undefined,
    (error: unknown) => notWritten("model.tar.gz", error),
  );

test("a full disk is told as one", async () => {
  expect(await faultOf("/dev/full")).toMatchObject({
    code: "disk-full",
    message: "The disk is full: model.tar.gz could not be written. Free space, or choose another folder.",
  });
});

test("anything else is the folder's fault, in the system's words", async () => {
  expect(await faultOf(join(tmpdir(), "no-such-folder", "x"))).toMatchObject({
    code: "folder-not-writable",
    message: expect.stringMatching(/^model.tar.gz cannot be written: ENOENT/),
  });
});
