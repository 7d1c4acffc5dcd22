import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import type { Host } from "../engine/engine.ts";
import { artifact } from "./artifact.ts";
import { collect } from "./collect.ts";

/** The one method of a host that is used here, on folders in memory. */
function hostWith(files: Record<string, string | number>): { host: Host; asked: string[] } {
  const asked: string[] = [];
  const archive = async (path: string) => {
    asked.push(path);
    const tar = pack();
    for (const [name, content] of Object.entries(files)) {
      const below = `/opt/ml/${name}`.slice(path.length + 1);
      if (`/opt/ml/${name}`.startsWith(`${path}/`))
        tar.entry({ name: below }, typeof content === "string" ? content : Buffer.alloc(content));
    }
    tar.finalize();
    return Readable.from(tar, { objectMode: false });
  };
  const host: Partial<Host> = { archive };
  // Nothing else of a host is asked for.
  return { host: host as Host, asked };
}

async function collected(image: string, files: Record<string, string | number>) {
  const folder = await mkdtemp(join(tmpdir(), "byoa-collect-test-"));
  const artifacts = { model: artifact(join(folder, "m.tar.gz")), output: artifact(join(folder, "o.tar.gz")) };
  const { host, asked } = hostWith(files);
  const found = await collect(host, image, artifacts, { limits: { bytes: 1e9, members: 1000 } });
  const facts = [await artifacts.model.finish(true), await artifacts.output.finish(false)];
  await rm(folder, { recursive: true });
  const names = ["input", "model", "output", "checkpoints", "elsewhere"] as const;
  const paths = Object.fromEntries(names.map((name) => [name, found[name].map(({ path }) => path)]));
  return { paths, asked, members: facts.map((fact) => fact?.members) };
}

test("one look sorts everything, and packs the model and the output data", async () => {
  const files = {
    "model/a": "1",
    "model/b/c": "2",
    "output/failure": "x",
    "output/data/r": "3",
    failure: "misplaced",
    "code/train.py": "",
  };
  expect(await collected("light", files)).toEqual({
    paths: {
      input: [],
      model: ["a", "b/c"],
      output: ["data/r", "failure"],
      checkpoints: [],
      elsewhere: ["code/train.py", "failure"],
    },
    asked: ["/opt/ml"],
    members: [2, 1],
  });
});

test("an image that carries much under /opt/ml is read folder by folder from the second time on", async () => {
  const files = { "model/a": "1", "code/weights": 65 << 20 };
  const once = await collected("heavy", files);
  const again = await collected("heavy", files);
  expect(once.asked).toEqual(["/opt/ml"]);
  expect(again.asked).toEqual(["/opt/ml/input", "/opt/ml/model", "/opt/ml/output", "/opt/ml/checkpoints"]);
  expect(again.paths.model).toEqual(["a"]);
  expect(again.members).toEqual([1, undefined]);
});
