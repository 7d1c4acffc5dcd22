import type { ChannelInput } from "@byoa/platform";
import { expect, test } from "vitest";
import { biggerChannel, withSeveralFiles } from "./channel-files.ts";

const channel = (path: string, text: string, more: Partial<ChannelInput> = {}): ChannelInput => ({
  name: "training",
  inputMode: "File",
  files: [{ path, content: Buffer.from(text) }],
  ...more,
});
const texts = (input: ChannelInput | undefined) =>
  input?.files.map(({ path, content }) => [path, Buffer.isBuffer(content) ? content.toString("latin1") : content.file]);

test("several files lie in two levels, with foreign ones beside them", async () => {
  const several = await withSeveralFiles(channel("iris.csv", "1,2\n"));
  expect(several.files.map(({ path }) => path)).toEqual(["iris.csv", "part-2/iris.csv", ".DS_Store", "_SUCCESS"]);
});

test("folders may mean something: a copy makes no new one", async () => {
  const several = await withSeveralFiles(channel("cats/1.jpg", "x"));
  expect(several.files.map(({ path }) => path)).toContain("cats/1-2.jpg");
});

test("a stream is left as it is", async () => {
  const pipe = channel("iris.csv", "1,2\n", { inputMode: "Pipe" });
  expect(await withSeveralFiles(pipe)).toBe(pipe);
});

test("rows are repeated, a header is not, and a missing line end is made", async () => {
  expect(texts(await biggerChannel(channel("a.csv", "0,1.5\n1,2.5"), 2))).toEqual([
    ["a.csv", "0,1.5\n1,2.5\n0,1.5\n1,2.5\n"],
  ]);
  expect(texts(await biggerChannel(channel("a.csv", "label,width\n0,1.5\n"), 3))).toEqual([
    ["a.csv", "label,width\n0,1.5\n0,1.5\n0,1.5\n"],
  ]);
});

test("what is not known to be rows is copied, and what would be too big is left", async () => {
  expect((await biggerChannel(channel("a.parquet", "PAR1"), 3))?.files.map(({ path }) => path)).toEqual([
    "a.parquet",
    "a-2.parquet",
    "a-3.parquet",
  ]);
  expect(await biggerChannel(channel("a.csv", "0,1\n".repeat(100_000)), 1024)).toBeUndefined();
});
