import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { Readable } from "node:stream";
import { type Header, pack } from "tar-stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Host } from "../engine/engine.ts";
import { type Artifact, artifact } from "./artifact.ts";
import { collect } from "./collect.ts";

const TERABYTE = 2 ** 40;
type Member = readonly [name: string, content: string | number, header?: Partial<Header>];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "byoa-collect-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A host that left these members in `/opt/ml`; a number is the size of a file whose bytes never come. */
function hostWith(...members: readonly Member[]): Host {
  const archive = async (path: string) => {
    const tar = pack();
    for (const [name, content, header] of members) {
      const canonical = `/opt/ml/${name}`;
      if (canonical !== path && !canonical.startsWith(`${path}/`)) continue;
      const below = canonical === path ? posix.basename(name) : canonical.slice(path.length + 1);
      const text = typeof content === "string";
      const sink = text
        ? tar.entry({ ...header, name: below }, content)
        : tar.entry({ ...header, name: below, size: content });
      sink.on("error", () => {});
      if (text) continue;
      // Nothing comes after it: its bytes never end.
      sink.write(Buffer.alloc(100_000, "x"));
      return Readable.from(tar, { objectMode: false });
    }
    tar.finalize();
    return Readable.from(tar, { objectMode: false });
  };
  const host: Partial<Host> = { archive };
  // Nothing else of a host is asked for.
  return host as Host;
}

const LIMITS = { bytes: 1e9, members: 100 };

async function collected(host: Host, limits = LIMITS, signal?: AbortSignal) {
  const artifacts = { model: artifact(join(folder, "m.tar.gz")), output: artifact(join(folder, "o.tar.gz")) };
  const found = await collect(host, "image", artifacts, { limits, signal });
  return { ...found, archives: await finished(artifacts.model, artifacts.output) };
}

const finished = async (...artifacts: readonly Artifact[]) => Promise.all(artifacts.map((one) => one.finish(false)));
const paths = (tree: readonly { readonly path: string }[]) => tree.map(({ path }) => path);

test("a file of a terabyte hides only what follows it in its own folder, and the record names the limit", async () => {
  const found = await collected(
    hostWith(
      ["input/config/a.json", "{}"],
      ["model/a", "1"],
      ["model/sparse", TERABYTE],
      ["model/z", "2"],
      ["output/data/r", "3"],
      ["output/failure", "why"],
      ["checkpoints/1", "4"],
    ),
  );
  expect([paths(found.input), paths(found.model), paths(found.output), paths(found.checkpoints)]).toEqual([
    ["config/a.json"],
    ["a", "sparse"],
    ["data/r", "failure"],
    ["1"],
  ]);
  expect(found.model[1]).toEqual(expect.not.objectContaining({ sha256: expect.anything() }));
  expect(found.failure).toEqual({ type: "file", sizeBytes: 3, isText: true, text: "why" });
  expect(found.truncated).toEqual([
    { limit: "archive-bytes", value: 1e9, folder: "/opt/ml/model", path: "sparse", sizeBytes: TERABYTE },
  ]);
  expect(found.archives).toMatchObject([{ members: 1, incomplete: true }, { members: 1 }]);
  expect(found.archives[1]).not.toHaveProperty("incomplete");
});

test("members beyond the limit are not listed", async () => {
  const many = Array.from({ length: 30 }, (_, index): Member => [`model/f${String(index).padStart(2, "0")}`, ""]);
  const found = await collected(hostWith(...many, ["output/failure", "why"]), { bytes: 1e9, members: 20 });
  expect(found.model).toHaveLength(21);
  expect(found.truncated).toEqual([
    { limit: "archive-members", value: 20, folder: "/opt/ml/model", path: "f20", sizeBytes: 0 },
  ]);
  expect(found.failure?.text).toBe("why");
});

test("of a failure file its start is kept, however long it is and whatever lies before it", async () => {
  const long = `${"é".repeat(40_000)}end`;
  expect((await collected(hostWith(["output/failure", long]))).failure).toEqual({
    type: "file",
    sizeBytes: 80_003,
    isText: true,
    text: "é".repeat(32_768),
  });
  const sparse = await collected(hostWith(["output/data/big", TERABYTE], ["output/failure", 5 * TERABYTE]));
  expect(sparse.failure).toEqual({ type: "file", sizeBytes: 5 * TERABYTE, isText: true, text: "x".repeat(65_536) });
  expect(paths(sparse.output)).toEqual(["data/big", "failure"]);
  const binary = await collected(hostWith(["output/failure", `${long}\0`]));
  expect(binary.failure).toMatchObject({ isText: true });
  expect((await collected(hostWith(["output/failure", `\0${long}`]))).failure).toMatchObject({
    isText: false,
    text: "",
  });
});

test.each<[string, Partial<Header>]>([
  ["a FIFO", { type: "fifo" }],
  ["a link", { type: "symlink", linkname: "/etc/passwd" }],
  ["a device", { type: "character-device" }],
])("a failure file that is %s has no text, and nothing is read through it", async (_, header) => {
  const found = await collected(hostWith(["output/failure", "", header]));
  expect(found.failure).toEqual({ type: "other", sizeBytes: 0, isText: false, text: "" });
  expect(found.truncated).toEqual([]);
});

test("names and kinds of every sort come back as they are, in the record and in the archive", async () => {
  const names = [
    "new\nline",
    "\u001b[31mred",
    "\u202eltr",
    "__proto__",
    "constructor",
    "..evil",
    "back\\slash",
    "a".repeat(255),
  ];
  const deep = Array.from({ length: 12 }, () => "b".repeat(200)).join("/");
  const found = await collected(
    hostWith(
      ...[...names, deep].map((name): Member => [`model/${name}`, "x"]),
      ["model/pipe", "", { type: "fifo" }],
      ["model/null", "", { type: "character-device" }],
      ["model/out", "", { type: "symlink", linkname: "/etc/passwd" }],
      ["model/suid", "", { mode: 0o6777 }],
    ),
  );
  expect(new Set(paths(found.model))).toEqual(new Set([...names, deep, "pipe", "null", "out", "suid"]));
  expect(found.model.find(({ path }) => path === "suid")?.mode).toBe(0o6777);
  expect(found.model.find(({ path }) => path === "null")?.type).toBe("other");
  expect(found.archives[0]?.members).toBe(13);
});

test("a reading that nobody wants any more ends at once, and leaves no half archive", async () => {
  const abort = new AbortController();
  const model = artifact(join(folder, "m.tar.gz"));
  const artifacts = { model, output: artifact(join(folder, "o.tar.gz")) };
  const limits = { bytes: Number.MAX_SAFE_INTEGER, members: 10 };
  const reading = collect(hostWith(["model/big", TERABYTE]), "image", artifacts, { limits, signal: abort.signal });
  setTimeout(() => abort.abort(), 50);
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  await Promise.all([artifacts.model.discard(), artifacts.output.discard()]);
  expect(readdirSync(folder)).toEqual([]);
});
