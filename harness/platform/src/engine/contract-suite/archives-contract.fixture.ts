import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { readTree } from "../../observation/read-tree.ts";
import type { Host } from "../engine.ts";
import type { Mount } from "../host-specification.ts";
import { type EngineFixture, prepared, said, started } from "./engine-fixture.fixture.ts";

const MODEL = "/opt/ml/model";

async function tree(host: Host, path: string): Promise<unknown[] | undefined> {
  const archive = await host.archive(path);
  return (
    archive && (await readTree(archive)).map(({ path, type, text, linkTarget }) => [path, type, text ?? linkTarget])
  );
}

const LEFT = [
  ["link", "symlink", "sub/file"],
  ["loop", "symlink", "."],
  ["sub", "directory", undefined],
  ["sub/file", "file", "hello"],
];

function archiveOf(...members: [name: string, more?: { type: "symlink"; linkname: string }][]): () => Readable {
  return () => {
    const archive = pack();
    for (const [name, more] of members)
      if (more === undefined) archive.entry({ name, mode: 0o755 }, "#!/bin/sh");
      else archive.entry({ name, ...more });
    archive.finalize();
    return Readable.from(archive);
  };
}

/** What goes into a host's folders, and what comes out. */
export function archivesContract(fixture: EngineFixture): void {
  test("a folder is read while its program runs and after its end: relative to it, and links are links", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "leaves");
    await said(host, "up");
    expect(await tree(host, MODEL)).toEqual(LEFT);
    expect(await tree(host, `${MODEL}/sub`)).toEqual([["file", "file", "hello"]]);
    await host.signal("SIGKILL");
    await host.exited;
    expect(await tree(host, MODEL)).toEqual(LEFT);
  });

  test("a single file is its own archive; a path that is not there is none", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "leaves");
    await said(host, "up");
    expect(await tree(host, `${MODEL}/sub/file`)).toEqual([["file", "file", "hello"]]);
    expect(await tree(host, `${MODEL}/nothing`)).toBeUndefined();
    expect(await tree(host, "/no/such/folder")).toBeUndefined();
  });

  test("an archive that nobody reads to its end holds nothing up", async () => {
    await using engine = await fixture.open();
    const host = await started(engine, fixture, "leaves");
    await said(host, "up");
    await host.archive(MODEL);
    for await (const _ of (await host.archive(MODEL)) ?? []) break;
    expect(await tree(host, MODEL)).toEqual(LEFT);
    await host[Symbol.asyncDispose]();
  });

  test.each<[string, Mount]>([
    ["files", { path: MODEL, files: [{ path: "run.sh", content: Buffer.from("#!/bin/sh"), mode: 0o755 }] }],
    ["an archive", { path: MODEL, archive: archiveOf(["run.sh"], ["alias", { type: "symlink", linkname: "run.sh" }]) }],
  ])(
    "a mount is filled with %s, modes kept; read-only it is not written, where the engine can refuse it",
    async (_, mount) => {
      await using engine = await fixture.open();
      const host = await started(engine, fixture, "looks", { mounts: [{ ...mount, readOnly: true }] });
      await host.exited;
      const refused = engine.facets.has("read-only-mounts") ? ["refused"] : [];
      const seen = host.log.map(({ text }) => text);
      expect(seen.slice(0, 2)).toEqual(["#!/bin/sh", "executable"]);
      if (engine.facets.has("read-only-mounts")) expect(seen.slice(2)).toEqual(refused);
      else expect(engine.missing.get("read-only-mounts")).toMatch(/./);
    },
  );

  test.each<[string, () => Readable]>([
    ["names a file outside its folder", archiveOf(["../../escaped"])],
    ["writes through a link that it brings", archiveOf(["a", { type: "symlink", linkname: "/" }], ["a/escaped"])],
  ])("an archive that %s is refused before anything starts, and leaves nothing", async (_, archive) => {
    const engine = await fixture.open();
    const preparing = prepared(engine, fixture, "stays", { mounts: [{ path: MODEL, archive }] });
    await expect(preparing).rejects.toMatchObject({ name: "PlatformError", code: "archive-escapes" });
    await engine[Symbol.asyncDispose]();
    expect(await fixture.left()).toEqual([]);
  });
}
