import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openServer } from "../fixtures/open-server.ts";
import { INLINE_BODY_BYTES } from "../hosted-model.ts";
import { openWorkerPool } from "./worker-pool.ts";

const large = (line: string) => `${line}\n${"1,2\n".repeat(INLINE_BODY_BYTES / 4)}`;

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(`${url}/invocations`, { method: "POST", body, headers: { "content-type": "text/csv" } });
  const lines = (await response.text()).split("\n");
  return `${response.status} ${lines[0]} (${lines.length - 1} lines)`;
}

test("a large body is answered like a small one, refusals and faults included", async () => {
  await using server = await openServer();
  const answers = [];
  for (const line of ["1,2", "1,x", "200,200", "250,250", "3,4"]) answers.push(await post(server.url, large(line)));
  expect(answers).toMatchInlineSnapshot(`
    [
      "200 3 (16385 lines)",
      "400 row 1, column 2: "x" is not a finite number (1 lines)",
      "400 row 1: rows must not add up to 400 (1 lines)",
      "500 internal error: the sum is out of order and this is a second line (1 lines)",
      "200 7 (16385 lines)",
    ]
  `);
});

test("more large bodies than threads wait in line, and none is mixed up", async () => {
  await using server = await openServer();
  const sums = Array.from({ length: 12 }, (_, index) => index);
  const answers = await Promise.all(sums.map((sum) => post(server.url, large(`${sum},0`))));
  expect(answers.map((answer) => answer.split(" ").slice(0, 2))).toEqual(sums.map((sum) => ["200", `${sum}`]));
});

test("a thread that ends takes only its own request with it", async () => {
  await using server = await openServer();
  const answers = await Promise.all(["777,0", "1,2", "3,4"].map((line) => post(server.url, large(line))));
  expect(answers).toMatchInlineSnapshot(`
    [
      "500 internal error: the worker thread ended with code 7 (1 lines)",
      "200 3 (16385 lines)",
      "200 7 (16385 lines)",
    ]
  `);
  expect(server.model.state).toBe("ready");
  expect(server.log).toMatchInlineSnapshot(`
    [
      "error: POST /invocations 500 the worker thread ended with code 7",
    ]
  `);
});

test("a thread that ends while it is idle is replaced, not asked", async () => {
  await using server = await openServer();
  expect(await post(server.url, large("888,0"))).toBe("200 888 (16385 lines)");
  await sleep(300);
  expect(await post(server.url, large("1,2"))).toBe("200 3 (16385 lines)");
});

test("disposing refuses every question that has no answer yet, and starts no thread for those that wait", async () => {
  const modelFolder = await mkdtemp(join(tmpdir(), "byoa-pool-"));
  await writeFile(join(modelFolder, "model.json"), JSON.stringify({ columns: 2 }));
  const pool = openWorkerPool({
    program: new URL("../fixtures/sum-program.ts", import.meta.url),
    modelFolder,
    size: 1,
  });
  const ask = () =>
    pool.answer({
      body: Buffer.from("1,2\n"),
      requestType: "text/csv",
      responseType: "text/csv",
      charset: "utf-8",
      acceptParameters: {},
      customAttributes: undefined,
    });
  const answers = Promise.allSettled([ask(), ask(), ask()]);
  await pool[Symbol.asyncDispose]();
  const refused = { status: "rejected", reason: { status: 503, message: "the server is stopping" } };
  expect(await answers).toMatchObject([refused, refused, refused]);
  await expect(ask()).rejects.toMatchObject({ status: 503 });
  expect(process.getActiveResourcesInfo().filter((name) => name === "MessagePort")).toEqual([]);
  await rm(modelFolder, { recursive: true });
});
