import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 }); // each test starts processes, and other tests may have the machine

const program = join(import.meta.dirname, "fixtures", "sum-program.ts");
let folder: string;
let port: number;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-run-serving-"));
  await mkdir(join(folder, "model"));
  await writeFile(join(folder, "model", "model.json"), '{"columns": 2}');
  port = await freePort();
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts the fixture's program; `ended` gives its exit code and what it said. */
function start(argument: string | undefined, environment: Record<string, string> = {}) {
  const started = spawn(process.execPath, argument === undefined ? [program] : [program, argument], {
    env: { ...process.env, SAGEMAKER_BASE_DIR: folder, SAGEMAKER_BIND_TO_PORT: `${port}`, ...environment },
  });
  child = started;
  let said = "";
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text.replaceAll(folder, "FOLDER").replaceAll(`${port}`, "PORT");
    });
  }
  const ended = once(started, "close").then(([code]) => ({ code, said }));
  return { ended, kill: (signal: NodeJS.Signals) => started.kill(signal) };
}

async function untilReady(): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined);
    if (response?.status === 200) return;
    await wait(10);
  }
}

test("serves on SAGEMAKER_BIND_TO_PORT, with a line at its start and at its end, and none for a ping", async () => {
  const { ended, kill } = start("serve");
  await untilReady();
  kill("SIGTERM");
  expect(await ended).toMatchInlineSnapshot(`
    {
      "code": 0,
      "said": "serving FOLDER/model on port PORT
    stopped by SIGTERM
    ",
    }
  `);
});

test("SIGTERM lets an open request finish, refuses new ones, and does not wait for idle or silent connections", async () => {
  const { ended, kill } = start("serve");
  await untilReady();
  const agent = new Agent({ keepAlive: true });
  const slow = request({ port, path: "/invocations", method: "POST", agent, headers: { "content-type": "text/csv" } });
  slow.write("1,2\n");
  const silent: Socket = connect(port, "127.0.0.1");
  await once(silent, "connect");
  await wait(50); // the request's headers are on their way
  kill("SIGTERM");
  await refused();
  slow.end("3,4\n");
  const [response] = await once(slow, "response");
  expect(response.statusCode).toBe(200);
  expect(response.headers.connection).toBe("close");
  response.resume();
  expect(await ended).toMatchInlineSnapshot(`
    {
      "code": 0,
      "said": "serving FOLDER/model on port PORT
    stopped by SIGTERM
    ",
    }
  `);
  silent.destroy();
});

async function refused(): Promise<void> {
  while (await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined)) await wait(10);
}

test("a model that does not load ends the program with one line", async () => {
  await rm(join(folder, "model", "model.json"));
  expect(await start("serve").ended).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "error: the model in FOLDER/model does not load: ENOENT: no such file or directory, open 'FOLDER/model/model.json'
    ",
    }
  `);
});

test("a port that is taken ends the program with one line", async () => {
  const other = createServer().listen(port, "0.0.0.0");
  await once(other, "listening");
  const { code, said } = await start("serve").ended;
  other.close();
  expect({ code, last: said.trim().split("\n").at(-1) }).toMatchInlineSnapshot(`
    {
      "code": 1,
      "last": "error: cannot listen on port PORT: listen EADDRINUSE: address already in use 0.0.0.0:PORT",
    }
  `);
});

test("a variable that makes no sense ends the program with one line that names it", async () => {
  expect(await start("serve", { SAGEMAKER_BIND_TO_PORT: "http" }).ended).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "error: SAGEMAKER_BIND_TO_PORT is http; it must be a whole number from 1 to 65535
    ",
    }
  `);
});

test("any argument but the roles that the program has is answered with its usage and exit code 2", async () => {
  expect(await start(undefined).ended).toMatchInlineSnapshot(`
    {
      "code": 2,
      "said": "usage: docker run IMAGE serve, exactly one argument; got no argument
    ",
    }
  `);
  expect(await start("train").ended).toMatchInlineSnapshot(`
    {
      "code": 2,
      "said": "usage: docker run IMAGE serve, exactly one argument; got "train"
    ",
    }
  `);
});
