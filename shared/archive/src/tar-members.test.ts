import { once } from "node:events";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { type ReadCut, type ReadOptions, skip, tarMembers } from "./tar-members.ts";

function archive(...sizes: readonly number[]): Readable {
  const tar = pack();
  for (const [index, size] of sizes.entries()) tar.entry({ name: `f${index}` }, Buffer.alloc(size));
  tar.finalize();
  return Readable.from(tar, { objectMode: false });
}

async function read(source: Readable, options?: ReadOptions): Promise<string[]> {
  const names: string[] = [];
  for await (const member of tarMembers(source, options)) {
    names.push(member.header.name);
    await skip(member);
  }
  return names;
}

test("without limits all members are read; within them too", async () => {
  expect(await read(archive(10, 0, 2000))).toEqual(["f0", "f1", "f2"]);
  expect(await read(archive(10, 0, 2000), { limits: { members: 3, bytes: 2010 } })).toEqual(["f0", "f1", "f2"]);
});

test.each([
  ["members", { members: 2, bytes: 1e9 }, "f2"],
  ["bytes", { members: 9, bytes: 100 }, "f1"],
])("the limit of %s ends the reading, names the member and lets the source go", async (limit, limits, name) => {
  const cuts: ReadCut[] = [];
  const source = archive(10, 1000, 5);
  const closed = once(source, "close");
  await read(source, { limits, onCut: (cut) => cuts.push(cut) });
  expect(cuts).toEqual([{ limit, header: expect.objectContaining({ name }) }]);
  await closed;
});

test("a file of a terabyte is cut off at its header, not read", async () => {
  const tar = pack();
  tar.entry({ name: "sparse", size: 2 ** 40 });
  const cuts: ReadCut[] = [];
  await read(Readable.from(tar, { objectMode: false }), {
    limits: { members: 10, bytes: 2 ** 30 },
    onCut: (cut) => cuts.push(cut),
  });
  expect(cuts.map(({ header }) => header.size)).toEqual([2 ** 40]);
});

test("an abort ends the reading in the middle of a member, and one that came before at once", async () => {
  const endless = new Readable({ read() {} });
  const whole = await archive(1000).toArray();
  endless.push(Buffer.concat(whole).subarray(0, 700));
  const abort = new AbortController();
  const reading = read(endless, { signal: abort.signal });
  setTimeout(() => abort.abort(), 20);
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(endless.destroyed).toBe(true);
  await expect(read(archive(1), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});
