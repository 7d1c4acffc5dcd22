import { setTimeout as sleep } from "node:timers/promises";
import type { CallLimits } from "./call-limits.ts";

/** A call without an answer yet, or an answer that is still being read. */
export interface PendingCall {
  /** Ends it with the engine's error. */
  readonly fail: (error: Error) => void;
}

/** Watches that the engine lives while calls are pending. */
export interface EngineSigns {
  add(call: PendingCall): void;
  remove(call: PendingCall): void;
  /** A call was answered: that is a sign of life as good as one that is asked for. */
  answered(): void;
}

/** The engine gave no answer, or no whole one. `code` is read by `engine-fault.ts`. */
export function silentEngine(words: string): Error {
  return Object.assign(new Error(words), { code: "ENGINE_SILENT" });
}

/** No answer in a limit of the machine's time. */
export const noAnswer = (limitMs: number): Error => silentEngine(`no answer within ${limitMs / 1000} s`);

/** For the sign of life of an engine that has given none before: whoever asks it now is not kept waiting again. */
const LOST_PING_MS = 1_000;

/**
 * Asks for a sign of life every few seconds as long as any call is pending; two bad ones in a row are the end of every pending call.
 * From then on one bad sign is the end of a new call, at once, until the engine gives a good one.
 *
 * @param ping rejects when the engine gives no good sign within the limit
 */
export function engineSigns(
  ping: (limitMs: number) => Promise<void>,
  { pingEveryMs, pingLimitMs }: CallLimits,
): EngineSigns {
  const pending = new Set<PendingCall>();
  let watching = false;
  let lost = false;
  let answers = 0;
  const watch = async (): Promise<void> => {
    let bad = 0;
    while (pending.size > 0) {
      // After a bad sign the next one is asked for sooner. The calls themselves keep the process alive, not this clock.
      if (!lost) await sleep(bad === 0 ? pingEveryMs : pingEveryMs / 4, undefined, { ref: false });
      if (pending.size === 0) break;
      const answersBefore = answers;
      const error = await ping(lost ? Math.min(LOST_PING_MS, pingLimitMs) : pingLimitMs).then(
        () => undefined,
        // A busy engine answers what it has begun before it answers the next.
        (reason: unknown) => (answers > answersBefore ? undefined : reason),
      );
      bad = error === undefined ? 0 : bad + 1;
      if (error === undefined) lost = false;
      if (bad < (lost ? 1 : 2)) continue;
      lost = true;
      const words = error instanceof Error ? error.message : String(error);
      const failed = [...pending];
      pending.clear();
      for (const call of failed) call.fail(silentEngine(`it gives no sign of life: ${words}`));
    }
  };
  return {
    add(call) {
      pending.add(call);
      if (watching) return;
      watching = true;
      const end = () => {
        watching = false;
      };
      watch().then(end, end);
    },
    remove: (call) => void pending.delete(call),
    answered: () => void answers++,
  };
}
