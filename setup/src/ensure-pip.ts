import { spawnSync } from "node:child_process";
import type { CommandContext } from "./command.ts";
import { installPackages } from "./engine/apt.ts";
import { lookAtMachine } from "./engine/machine.ts";
import { isDebianLike } from "./engine/plan.ts";

const hasPip = (): boolean => spawnSync("python3", ["-m", "pip", "--version"]).status === 0;

/**
 * pip, with which tests install the official Python clients: from Debian's packages where we may install them. Where it cannot be had,
 * those tests are named as not run.
 */
export async function ensurePip({ env, progress, signal }: CommandContext): Promise<void> {
  if (hasPip()) return;
  const step = progress("pip");
  const machine = lookAtMachine(env);
  if (!machine.isRoot || machine.setupForbidden || !isDebianLike(machine)) {
    step.note("python3 with pip is not here: the tests with the official Python clients are left out");
    return step.stop();
  }
  await installPackages(["python3-pip"], step.now, signal);
  step.done("python3-pip is installed");
}
