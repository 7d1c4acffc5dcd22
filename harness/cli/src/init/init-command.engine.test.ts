import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byoa } from "../spawn-byoa.fixture.ts";

const iris = fileURLToPath(new URL("../../../../datasets/iris", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-init-"));
  for (const channel of ["training", "testing"])
    await cp(join(iris, channel), join(folder, "data", channel), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

test("what was seen of an image is written, holds in a check, and is not overwritten", async () => {
  const made = await byoa(["init", "byoa/decision-tree"], { folder });
  expect([made.code, made.stdout]).toEqual([
    0,
    expect.stringContaining("can train and serve\nchannels testing, training, metrics training:accuracy"),
  ]);
  const text = await readFile(join(folder, "byoa.yaml"), "utf8");
  expect(text).toContain("capabilities: [train, serve, file]");
  const checked = await byoa(["check", "--no-report", "--only", "LOG-04,TRAIN-EXIT-01,HOST-PING-03"], { folder });
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/3 passed/)]);
  expect(await byoa(["init", "byoa/decision-tree"], { folder })).toMatchObject({
    code: 2,
    stderr: `byoa: ${join(folder, "byoa.yaml")} is there. Overwrite it with --force, or choose another --folder.\n`,
  });
});
