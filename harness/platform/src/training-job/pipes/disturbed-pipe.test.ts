import { chmodSync, closeSync, constants, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFifoSupply } from "./fifo-supply.ts";
import { pipeFolder } from "./pipe-folder.fixture.ts";

const pipes = pipeFolder();

const name = (epoch: number) => join(pipes.folder, `training_${epoch}`);

/** What a program may do to a FIFO's name where the pipes.folder is its own. */
const acts: Readonly<Record<string, () => void>> = {
  removes: () => rmSync(name(0)),
  renames: () => renameSync(name(0), join(pipes.folder, "elsewhere")),
  "writes a file in place of": () => {
    rmSync(name(0));
    closeSync(openSync(name(0), "w"));
  },
  "makes a folder in place of": () => {
    rmSync(name(0));
    mkdirSync(join(name(0), "a"), { recursive: true });
  },
  "takes all rights from": () => chmodSync(name(0), 0),
};

test.each([
  ["removes", "removed"],
  ["renames", "removed"],
  ["writes a file in place of", "replaced"],
  ["makes a folder in place of", "replaced"],
  ["takes all rights from", "mode-changed"],
])("a program that %s a FIFO after reading it ends nothing, and is seen", async (act, disturbed) => {
  const { ready, done } = pipes.feed();
  await ready;
  expect(await pipes.read(0)).toBe("abcde");
  await pipes.exists(1);
  acts[act]?.();
  expect(await pipes.read(1)).toBe("abcde");
  await pipes.exists(2);
  pipes.ended.abort();
  expect(await done).toMatchObject([
    { ending: "drained", bytesTaken: 5, disturbed },
    { ending: "drained", bytesTaken: 5 },
    { ending: "unopened" },
  ]);
});

test("a program that removes a FIFO which it has open reads it to its end", async () => {
  const { ready, done } = pipes.feed({
    files: [{ path: "big", content: Buffer.alloc(1 << 20, "x") }],
    pipe: { epochs: 1 },
  });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  rmSync(name(0));
  let bytes = 0;
  const socket = new Socket({ fd, readable: true, writable: false });
  for await (const chunk of socket) bytes += chunk.length;
  expect(bytes).toBe(1 << 20);
  pipes.ended.abort();
  expect(await done).toMatchObject([{ ending: "drained", bytesTaken: 1 << 20, disturbed: "removed" }]);
});

test("a program that removes a FIFO before it opens it gets nothing", async () => {
  const { ready, done } = pipes.feed();
  await ready;
  rmSync(name(0));
  pipes.ended.abort();
  expect(await done).toMatchObject([{ ending: "unopened", disturbed: "removed" }]);
});

test("a program that removes the folder of its FIFOs gets no next one", async () => {
  const { ready, done } = pipes.feed();
  await ready;
  const reading = pipes.read(0);
  rmSync(pipes.folder, { recursive: true });
  expect(await reading).toBe("abcde");
  await new Promise((resolve) => setTimeout(resolve, 20));
  pipes.ended.abort();
  expect(await done).toMatchObject([
    { ending: "drained", disturbed: "removed" },
    { epoch: 1, ending: "unopened", disturbed: "removed" },
  ]);
});

test("a reader that opens and never reads is cut when the container ends", async () => {
  const { ready, done } = pipes.feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }] });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  await new Promise((resolve) => setTimeout(resolve, 50));
  pipes.ended.abort();
  const [pipe] = await done;
  closeSync(fd);
  expect(pipe).toMatchObject({ ending: "cut" });
});

test("a reader that opens and closes at once ends its epoch", async () => {
  const { ready, done } = pipes.feed({ files: [{ path: "big", content: Buffer.alloc(4 << 20) }], pipe: { epochs: 1 } });
  await ready;
  const fd = openSync(name(0), constants.O_RDONLY | constants.O_NONBLOCK);
  await new Promise((resolve) => setTimeout(resolve, 20));
  closeSync(fd);
  await new Promise((resolve) => setTimeout(resolve, 20));
  pipes.ended.abort();
  expect(await done).toMatchObject([{ ending: "closed-early" }]);
});

test("without mkfifo there is one clear error, and no folder is left", async () => {
  const scratch = async () =>
    (await readdir(tmpdir())).filter((found) => found.startsWith(`byoa-fifos-${process.pid}-`));
  const before = await scratch();
  await expect(openFifoSupply("mkfifo-that-is-not-here")).rejects.toMatchObject({
    code: "pipes-not-available",
    message: expect.stringContaining("not on the PATH"),
  });
  expect(await scratch()).toEqual(before);
});

test("a supply that is gone in the middle is one clear error, not a crash", async () => {
  const { ready, done } = pipes.feed();
  done.catch(() => {});
  await ready;
  await pipes.supply[Symbol.asyncDispose]();
  void pipes.read(0);
  await expect(done).rejects.toMatchObject({ code: "pipes-not-available" });
});
