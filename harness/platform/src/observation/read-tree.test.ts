import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { readTree } from "./read-tree.ts";

test("a folder's members come in the order of their paths, with their bytes as hash and text", async () => {
  const archive = pack();
  archive.entry({ name: "./", type: "directory", mode: 0o755 });
  archive.entry({ name: "./model.json", mode: 0o644 }, "{}\n");
  archive.entry({ name: "./code/", type: "directory", mode: 0o755 });
  archive.entry({ name: "./latest", type: "symlink", linkname: "model.json", mode: 0o777 });
  archive.entry({ name: "./binary", mode: 0o600, uid: 7 }, Buffer.from([0, 1, 2]));
  archive.finalize();
  expect(await readTree(Readable.from(archive))).toMatchInlineSnapshot(`
    [
      {
        "gid": 0,
        "mode": 384,
        "path": "binary",
        "sha256": "ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc",
        "sizeBytes": 3,
        "type": "file",
        "uid": 7,
      },
      {
        "gid": 0,
        "mode": 493,
        "path": "code",
        "sizeBytes": 0,
        "type": "directory",
        "uid": 0,
      },
      {
        "gid": 0,
        "linkTarget": "model.json",
        "mode": 511,
        "path": "latest",
        "sizeBytes": 0,
        "type": "symlink",
        "uid": 0,
      },
      {
        "gid": 0,
        "mode": 420,
        "path": "model.json",
        "sha256": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356",
        "sizeBytes": 3,
        "text": "{}
    ",
        "type": "file",
        "uid": 0,
      },
    ]
  `);
});
