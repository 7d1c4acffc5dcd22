import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importDefault } from "./import-default.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-import-"));
});
afterAll(() => rm(folder, { recursive: true }));

const imported = async (text: string): Promise<unknown> => {
  await writeFile(join(folder, "mutant.mjs"), text);
  return await importDefault(folder, "mutant.mjs");
};

it("gives what stands in the file now, not what stood there before", async () => {
  expect(await imported("export default 1;")).toBe(1);
  expect(await imported("export default 2;")).toBe(2);
});

it.each([
  [
    "does not parse",
    "export default {\n  title: 'a' 'b',\n};",
    /^mutant\.mjs does not parse: line 2: SyntaxError: .*Mend it there\.$/,
  ],
  ["throws", "throw new Error('first\\nsecond');", /^mutant\.mjs cannot be loaded: first\. Mend it there\.$/],
])("says in one line when the file %s", async (_what, text, message) => {
  await expect(imported(text)).rejects.toMatchObject({ name: "PairFault", message: expect.stringMatching(message) });
});

it("says in one line that the file is not there", async () => {
  await expect(importDefault(folder, "requirement.mjs")).rejects.toThrow(
    `requirement.mjs is not there; the exercise wants it in ${folder}.`,
  );
});
