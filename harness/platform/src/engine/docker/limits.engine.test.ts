import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../engine.ts";
import type { ResourceLimits } from "../host-specification.ts";
import { openDockerEngine } from "./open-docker-engine.ts";

const MIB = 2 ** 20;
let engine: Engine;
beforeAll(async () => {
  engine = await openDockerEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

async function run(command: readonly string[], limits: ResourceLimits = {}) {
  await using host = await engine.prepare({
    name: "algo-1",
    image: "node:24-bookworm-slim",
    entrypoint: command,
    arguments: [],
    environment: {},
    mounts: [{ path: "/opt/ml/model" }],
    network: "none",
    limits,
  });
  await host.start();
  const exit = await host.exited;
  return { exit, hits: host.limitsHit, limits: host.limits, lines: host.log.map(({ text }) => text) };
}

test("a container that meets no limit reports none; the defaults hold inside", async () => {
  const script = "ulimit -c; cat /proc/self/oom_score_adj";
  const { exit, hits, limits, lines } = await run(["sh", "-c", script], { sideBySide: 2 });
  expect(exit.code).toBe(0);
  expect(lines).toEqual(["0", "500"]);
  expect(hits).toEqual([]);
  expect(limits).toMatchObject({ processes: 1_024, memoryBytes: expect.any(Number), diskBytes: expect.any(Number) });
});

test("a worker that the memory limit killed is counted, though the main process goes on", async () => {
  const script = "node -e 'const all = []; for (;;) all.push(Buffer.alloc(1 << 24, 1))'; echo went on with $?";
  const { exit, hits, lines } = await run(["sh", "-c", `${script}; sleep 0.5`], { memoryBytes: 96 * MIB });
  expect(exit.code).toBe(0);
  // The shell says "Killed" on stderr: the two streams have no order between them.
  expect(lines).toContain("went on with 137");
  expect(hits).toEqual([{ limit: "memory", value: 96 * MIB, count: 1 }]);
});

test("processes beyond the limit are refused and counted", async () => {
  const script = `
    const { spawn } = require("node:child_process");
    for (let number = 0; number < 20; number++) spawn("sleep", ["60"]).on("error", () => {});
    setTimeout(() => process.exit(3), 500);`;
  const { hits } = await run(["node", "-e", script], { processes: 20 });
  expect(hits).toEqual([{ limit: "processes", value: 20, count: expect.any(Number) }]);
});

test.each(["/opt/ml/model/big", "/tmp/big"])("a container that fills the disk with %s is stopped", async (file) => {
  const fill = `for i in $(seq 1 60); do head -c ${8 * MIB} /dev/zero >> ${file}; sleep 0.2; done`;
  const { exit, hits } = await run(["sh", "-c", fill], { diskBytes: 32 * MIB });
  expect(exit).toMatchObject({ code: 137, outOfMemory: false });
  expect(hits).toEqual([{ limit: "disk", value: 32 * MIB, usedBytes: expect.any(Number) }]);
});
