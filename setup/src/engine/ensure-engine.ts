import { createInterface } from "node:readline/promises";
import type { CommandContext } from "../command.ts";
import type { Step } from "../progress.ts";
import { SetupError } from "../setup-error.ts";
import { installPackages } from "./apt.ts";
import { connectToDocker } from "./connect.ts";
import type { SetupEngine } from "./engine.ts";
import { lookAtMachine } from "./machine.ts";
import { planEngine } from "./plan.ts";
import { startDaemon } from "./start-daemon.ts";

/**
 * The container engine: the one that answers, or one that is installed and started now.
 *
 * @throws SetupError that says what to do, when there is none and we may not or cannot provide one.
 */
export async function ensureEngine({ env, progress, signal }: CommandContext): Promise<SetupEngine> {
  const step = progress("engine");
  const engine = (await connectToDocker()) ?? (await provideEngine(step, env, signal));
  step.done(`Docker ${engine.version}`);
  return engine;
}

async function provideEngine(step: Step, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<SetupEngine> {
  const plan = planEngine(lookAtMachine(env));
  if (plan.action === "give-up") throw new SetupError(plan.message);
  step.note(plan.announcement);
  if (plan.ask && !(await isAgreed(signal))) {
    throw new SetupError("no container engine: start one yourself, then run the same command again");
  }
  try {
    if (plan.install) await installPackages(["docker.io", "iptables"], step.now, signal);
    // A service manager may have started it together with the installation.
    return (plan.install ? await connectToDocker() : undefined) ?? (await startDaemon(step.now, signal));
  } finally {
    step.stop();
  }
}

async function isAgreed(signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return /^y(es)?$/i.test((await terminal.question("  Go ahead? [y/N] ", { signal })).trim());
  } finally {
    terminal.close();
  }
}
