import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { readTree } from "../../observation/read-tree.ts";
import type { Mount } from "../host-specification.ts";
import { fillStream } from "./fill.ts";

const listing = async (mounts: readonly Mount[]): Promise<string[]> =>
  (await readTree(fillStream(mounts))).map(({ path, mode, type, text, linkTarget }) =>
    [mode.toString(8), type, path, text ?? linkTarget].filter((part) => part !== undefined).join(" "),
  );

test("folders come before what is in them, files keep their mode, streams are not held", async () => {
  const big = { stream: () => Readable.from([Buffer.from("abc"), Buffer.from("def")]), sizeBytes: 6 };
  expect(
    await listing([
      {
        path: "/opt/ml/input",
        folders: ["data/empty"],
        files: [{ path: "config/a.json", content: Buffer.from("{}"), mode: 0o600 }],
      },
      { path: "/opt/ml/model", files: [{ path: "big", content: big }] },
    ]),
  ).toMatchInlineSnapshot(`
    [
      "755 directory opt/ml/input",
      "755 directory opt/ml/input/config",
      "600 file opt/ml/input/config/a.json {}",
      "755 directory opt/ml/input/data",
      "755 directory opt/ml/input/data/empty",
      "755 directory opt/ml/model",
      "644 file opt/ml/model/big abcdef",
    ]
  `);
});

function archive(...members: Parameters<ReturnType<typeof pack>["entry"]>[0][]): Mount {
  const tar = pack();
  for (const member of members) tar.entry(member, member.type === undefined ? "x" : "");
  tar.finalize();
  return { path: "/opt/ml/model", archive: () => Readable.from(tar, { objectMode: false }) };
}

test("an archive is unpacked below its mount and becomes root's", async () => {
  const mount = archive(
    { name: "./", type: "directory" },
    { name: "./code/", type: "directory" },
    { name: "./code/run.py", uid: 501, mode: 0o755 },
    { name: "latest", type: "symlink", linkname: "code/run.py" },
    { name: "a".repeat(150) },
  );
  expect(await listing([mount])).toMatchInlineSnapshot(`
    [
      "755 directory opt/ml/model",
      "644 file opt/ml/model/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa x",
      "755 directory opt/ml/model/code",
      "755 file opt/ml/model/code/run.py x",
      "644 symlink opt/ml/model/latest code/run.py",
    ]
  `);
});

test("an archive that would leave its folder ends the stream with an error that names the member", async () => {
  await expect(listing([archive({ name: "fine" }, { name: "../../etc/passwd" })])).rejects.toMatchObject({
    code: "archive-escapes",
    message: expect.stringContaining('"../../etc/passwd" leaves the folder'),
  });
});

test("bytes that are no archive are told as such", async () => {
  const mount = { path: "/opt/ml/model", archive: () => Readable.from([Buffer.alloc(2048, "x")]) };
  await expect(listing([mount])).rejects.toMatchObject({ code: "model-not-readable" });
});

test("a source that is shorter than it said ends the stream with an error", async () => {
  const content = { stream: () => Readable.from([Buffer.from("abc")]), sizeBytes: 10 };
  await expect(listing([{ path: "/a", files: [{ path: "b", content }] }])).rejects.toThrow("Size mismatch");
});

test("a mount's own limits hold for its archive, and the refusal names the one that stopped it", async () => {
  const mount = { ...archive({ name: "a" }, { name: "b" }), archiveLimits: { members: 1 } };
  await expect(listing([mount])).rejects.toMatchObject({
    code: "archive-too-large",
    message: expect.stringContaining("it holds more than 1 members (limit: members)"),
  });
  expect(await listing([{ ...archive({ name: "a" }), archiveLimits: { members: 1 } }])).toHaveLength(2);
});

test("a reader that goes away in the middle raises nothing, however many files wait", async () => {
  const files = Array.from({ length: 50 }, (_, index) => ({ path: `f${index}`, content: Buffer.alloc(100_000) }));
  const stream = fillStream([{ path: "/opt/ml/input", files }]);
  for await (const _ of stream) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stream.destroyed).toBe(true);
});
