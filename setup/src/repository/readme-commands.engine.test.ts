import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildImage, readBuildContext } from "@byoa/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../root.ts";
import { commandBlocks } from "./readme-commands.ts";

/** What readers of the pages type, in a copy of this checkout. They are told to have these images. */
const images = {
  "my-image": "harness/mutants/plain",
  flats: "harness/foreign/python-standard-library",
};
const pages = ["README.md", "algorithms/decision-tree/README.md", "algorithms/tensorflow/README.md"];
/** `npm test` is what runs this test. */
const blocks = pages
  .flatMap((page) => commandBlocks(page, readFileSync(join(root, page), "utf8")))
  .filter(({ commands }) => commands !== "npm test\n");

const copy = mkdtempSync(join(tmpdir(), "byoa-readme-"));

beforeAll(async () => {
  for (const [tag, folder] of Object.entries(images))
    await buildImage({ tag, files: await readBuildContext(join(root, folder)) });
  shell('git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$COPY"', root);
});

afterAll(() => {
  spawnSync("docker", [
    "rmi",
    "--force",
    ...Object.keys(images),
    "my-algorithm",
    "my-first-algorithm",
    "my-registry/my-tree:1",
  ]);
  rmSync(copy, { recursive: true, force: true });
});

test("the pages have commands", () => {
  expect(blocks.map(({ commands }) => commands.split(/\s/, 2).join(" "))).toContain("npm start");
});

test.each(blocks.map((block) => [`${block.page}:${block.line}`, block.commands] as const))(
  "%s works as it is shown",
  (_place, commands) => shell(commands, copy),
  600_000,
);

function shell(commands: string, folder: string): void {
  // The reader's own Node and npm: not those that the test runner put before them.
  const path = (process.env.PATH ?? "")
    .split(":")
    .filter((entry) => !entry.includes("node_modules"))
    .join(":");
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: path, COPY: copy, INIT_CWD: folder },
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, `${commands}\n${stdout}\n${stderr}`).toBe(0);
}
