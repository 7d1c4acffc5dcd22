import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** A prober so dense that its first good ping counts as the true moment. */
export interface Prober extends AsyncDisposable {
  /** Milliseconds since the epoch at which `/ping` there first said 200. */
  firstGoodPing(url: string): Promise<number>;
}

/** Opens the prober in a thread of its own, so that it and ours do not wait for each other. */
export async function openProber(): Promise<Prober> {
  const thread = new Worker(new URL("./prober-thread.ts", import.meta.url));
  await once(thread, "online");
  return {
    async firstGoodPing(url) {
      thread.postMessage(url);
      const [seenAtNs]: bigint[] = await once(thread, "message");
      const agoMs = Number(process.hrtime.bigint() - (seenAtNs ?? 0n)) / 1e6;
      return performance.timeOrigin + performance.now() - agoMs;
    },
    async [Symbol.asyncDispose]() {
      await thread.terminate();
    },
  };
}
