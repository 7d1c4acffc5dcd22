import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashBuildContext, readBuildContext } from "./build-context.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "byoa-context-"));
  for (const below of ["src", "node_modules/zod", "vendor"]) mkdirSync(join(folder, below), { recursive: true });
  writeFileSync(join(folder, ".dockerignore"), "*\n!vendor\n!src\nsrc/*.test.ts\n");
  writeFileSync(join(folder, "Dockerfile"), "FROM scratch\n");
  writeFileSync(join(folder, "src", "main.ts"), "1;\n");
  writeFileSync(join(folder, "src", "run.sh"), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(folder, "src", "main.test.ts"), "");
  writeFileSync(join(folder, "vendor", "package.tgz"), "");
  writeFileSync(join(folder, "node_modules", "zod", "index.js"), "");
  symlinkSync("main.ts", join(folder, "src", "link.ts"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what .dockerignore lets through is sent, and always what steers the build", async () => {
  const files = await readBuildContext(folder);
  expect(
    Object.entries(files).map(([name, { mode, link }]) => [name, mode?.toString(8), ...(link ? [link] : [])].join(" ")),
  ).toMatchInlineSnapshot(`
    [
      ".dockerignore 644",
      "Dockerfile 644",
      "src/link.ts 755 main.ts",
      "src/main.ts 644",
      "src/run.sh 755",
      "vendor/package.tgz 644",
    ]
  `);
});

test("the hash changes with a file's bytes and with the base, not with what is ignored", async () => {
  const hash = async (base = "base") => hashBuildContext(await readBuildContext(folder), base);
  const first = await hash();
  writeFileSync(join(folder, "node_modules", "zod", "index.js"), "changed");
  expect(await hash()).toBe(first);
  expect(await hash("another base")).not.toBe(first);
  writeFileSync(join(folder, "src", "main.ts"), "2;\n");
  expect(await hash()).not.toBe(first);
});
