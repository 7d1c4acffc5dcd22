// Asks /ping every millisecond in a thread of its own and tells when it first said 200, on the process's own clock.
import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort } from "node:worker_threads";

const PAUSE_MS = 1;
const PING_LIMIT_MS = 2_000;

function status(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PING_LIMIT_MS }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("timeout", () => request.destroy()).on("error", () => resolve(undefined));
  });
}

parentPort?.on("message", async (url: string) => {
  while ((await status(`${url}/ping`)) !== 200) await sleep(PAUSE_MS);
  parentPort?.postMessage(process.hrtime.bigint());
});
