import { totalmem } from "node:os";
import { expect, test } from "vitest";
import type { HostSpecification } from "../host-specification.ts";
import { openProcessEngine } from "./open-process-engine.ts";
import { exceededLimit, processLimits } from "./process-limits.ts";
import { programFolder } from "./program.fixture.ts";

const use = { cpuMs: 0, memoryBytes: 900, anonymousBytes: 500, processes: 10 };

test("what is asked for wins; by default a program gets its share of the machine and 1,024 processes", () => {
  expect(processLimits({ memoryBytes: 5, processes: 6 })).toEqual({ memoryBytes: 5, processes: 6 });
  const { memoryBytes = 0, processes } = processLimits(undefined);
  expect(processes).toBe(1_024);
  expect(memoryBytes).toBeLessThan(totalmem());
});

test("a limit is exceeded by its own measure only, and mapped files are no memory of the program's", () => {
  expect(exceededLimit(use, { memoryBytes: 500, processes: 10 })).toBeUndefined();
  expect(exceededLimit(use, { memoryBytes: 499 })).toEqual({ limit: "memory", value: 499, usedBytes: 500 });
  expect(exceededLimit(use, { processes: 9 })).toEqual({ limit: "processes", value: 9, stopped: true });
  expect(exceededLimit(use, {})).toBeUndefined();
});

async function ran(script: string, limits: NonNullable<HostSpecification["limits"]>) {
  await using program = await programFolder(script);
  await using engine = await openProcessEngine({ command: program.command });
  const mounts = [{ path: "/opt/ml/model" }];
  const shape = { name: "algo-1", image: program.path, arguments: ["train"], environment: {}, mounts };
  await using host = await engine.prepare({ ...shape, network: "none", limits });
  await host.start();
  const exit = await host.exited;
  return { exit, limits: host.limits, limitsHit: host.limitsHit, visible: engine.facets.has("memory") };
}

test.runIf(process.platform === "linux")(
  "a program that starts too many processes is stopped, and the record names the limit",
  async () => {
    const { exit, limits, limitsHit } = await ran("for i in $(seq 60); do sleep 600 & done; wait", { processes: 30 });
    expect(exit).toMatchObject({ code: 137, outOfMemory: false });
    expect(limits?.processes).toBe(30);
    expect(limitsHit).toEqual([{ limit: "processes", value: 30, stopped: true }]);
  },
);

test.runIf(process.platform === "linux")(
  "a program that takes too much memory is stopped as by a container's limit",
  async () => {
    const script = "exec node -e 'const a = []; setInterval(() => a.push(Buffer.alloc(20e6, 1)), 20)'";
    const { exit, limitsHit } = await ran(script, { memoryBytes: 200e6 });
    expect(exit).toMatchObject({ code: 137, outOfMemory: true });
    expect(limitsHit).toMatchObject([{ limit: "memory", value: 200e6 }]);
  },
);

test("a program within its limits has met none", async () => {
  const { exit, limitsHit } = await ran("exit 0", { processes: 30 });
  expect([exit.code, exit.outOfMemory, limitsHit]).toEqual([0, false, []]);
});
