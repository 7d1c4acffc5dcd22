import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchOldestNode } from "./oldest-node.ts";
import { root } from "./src/root.ts";

let workspace: string;
let oldestNode: string;

beforeAll(() => {
  oldestNode = fetchOldestNode(join(root, ".byoa"));
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "byoa-first-step-")));
  cpSync(join(root, "setup", "fixtures", "workspace"), workspace, { recursive: true });
  cpSync(join(root, "setup", "first-step.mjs"), join(workspace, "setup", "first-step.mjs"));
}, 120_000);

afterAll(() => rmSync(workspace, { recursive: true, force: true }));

/** The first step under the oldest Node, with a PATH on which no other comes before it. */
function takeFirstStep(...args: string[]) {
  const child = spawn(join(oldestNode, "node"), ["setup/first-step.mjs", ...args], {
    cwd: workspace,
    env: { ...process.env, PATH: [oldestNode, process.env.PATH].join(delimiter), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exitCode = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: Promise.all([exitCode, text(child.stdout), text(child.stderr)]) };
}

const withoutTimes = (lines: string) =>
  lines.replaceAll(/\d+\.\d s/g, "… s").replaceAll(/^ {2}workspace {3}installing:.*\n/gm, "");

test("the oldest Node installs the workspace and hands over to Node 24, once, and the second time at once", async () => {
  const [exitCode, stdout, stderr] = await takeFirstStep("start", "--", "my-image", "--only", "A B").output;
  expect({ exitCode, stdout, stderr: withoutTimes(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "  workspace   installing with pnpm@12.21.0
    ✓ workspace   2 packages installed, … s
    ",
      "stdout": "{"node":"24.21.0","args":["my-image","--only","A B"]}
    ",
    }
  `);
  expect(await takeFirstStep("start", "again").output).toMatchInlineSnapshot(`
    [
      0,
      "{"node":"24.21.0","args":["again"]}
    ",
      "",
    ]
  `);
}, 120_000);

test("a manifest that changed installs again, and one that the lockfile does not know is told in one last line", async () => {
  const manifest = {
    name: "smallest-workspace",
    packageManager: "pnpm@12.21.0",
    dependencies: { node: "24.21.0", zod: "4.6.7" },
  };
  writeFileSync(join(workspace, "package.json"), JSON.stringify(manifest));
  const [exitCode, stdout, stderr] = await takeFirstStep("start").output;
  expect([exitCode, stdout]).toEqual([3, ""]);
  expect(stderr.trimEnd().split("\n").at(-1)).toMatchInlineSnapshot(
    `"byoa: the workspace is not installed: pnpm@12.21.0 ended with 1; mend that (does "npm ping" succeed?), then run the same command again"`,
  );
  expect(stderr).toContain("ERR_PNPM_OUTDATED_LOCKFILE");
  cpSync(join(root, "setup", "fixtures", "workspace"), workspace, { recursive: true });
}, 120_000);

test("a signal reaches the command, whose exit code is ours", async () => {
  const { child, output } = takeFirstStep("start", "wait");
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGTERM");
  const [exitCode] = await output;
  expect({ exitCode, stopped: existsSync(join(workspace, "stopped")) }).toEqual({ exitCode: 7, stopped: true });
}, 120_000);

test("interrupting the installation leaves nothing that the next run cannot go on from", async () => {
  rmSync(join(workspace, "node_modules"), { recursive: true, force: true });
  const { child, output } = takeFirstStep("start");
  await new Promise((resolve) => child.stderr.once("data", resolve));
  child.kill("SIGINT");
  expect((await output)[0]).toBe(130);
  expect((await takeFirstStep("start").output)[0]).toBe(0);
}, 120_000);

test("an unknown command is told with those there are", async () => {
  expect(await takeFirstStep("strat").output).toMatchInlineSnapshot(`
    [
      2,
      "",
      "byoa: unknown command "strat": node setup/first-step.mjs start|test|check|bench|matrix|docs|interrupts|corpus|steady|imports|mutation|coverage [arguments]
    ",
    ]
  `);
});
