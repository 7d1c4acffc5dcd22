import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { lookAtMachine } from "./machine.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Programs of these names, first on the PATH. */
function commands(scripts: Record<string, string>): Disposable {
  const folder = mkdtempSync(join(tmpdir(), "byoa-machine-"));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  return { [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("GPUs and neuron cores are counted by what their drivers list", async () => {
  using _commands = commands({
    "nvidia-smi": 'echo "GPU 0: NVIDIA A10G (UUID: GPU-1)"; echo "GPU 1: NVIDIA A10G (UUID: GPU-2)"',
    "neuron-ls": `echo '[{"neuron_device": 0, "nc_count": 2}, {"neuron_device": 1, "nc_count": 2}]'`,
  });
  expect(await lookAtMachine()).toEqual({ cpus: availableParallelism(), gpus: 2, neurons: 4 });
});

test("a driver that fails or says something else counts as none", async () => {
  using _commands = commands({ "nvidia-smi": "echo no devices were found; exit 6", "neuron-ls": "echo '{}'" });
  expect(await lookAtMachine()).toMatchObject({ gpus: 0, neurons: 0 });
});
