import type { CommandContext } from "../command.ts";
import { SetupError } from "../setup-error.ts";
import type { SetupEngine } from "./engine.ts";
import { ensureEngine } from "./ensure-engine.ts";

/** The container engine, or why there is none on this machine, in one line. */
export type EngineOrReason = { readonly engine: SetupEngine } | { readonly reason: string };

/** For commands that go on without containers: what keeps an engine from being had is no error there. */
export async function engineIfAny(context: CommandContext): Promise<EngineOrReason> {
  try {
    return { engine: await ensureEngine(context) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof SetupError) return { reason: error.message.replace(/, then run the same command again$/, "") };
    throw error;
  }
}
