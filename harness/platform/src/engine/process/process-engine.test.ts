import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readTree } from "../../observation/read-tree.ts";
import type { HostSpecification, Mount } from "../host-specification.ts";
import { openProcessEngine } from "./open-process-engine.ts";
import { programFolder } from "./program.fixture.ts";

const MODEL: Mount = { path: "/opt/ml/model" };
const INPUT: Mount = {
  path: "/opt/ml/input",
  files: [{ path: "config/hyperparameters.json", content: Buffer.from("{}") }],
  folders: ["data"],
};

/** Runs a script as a program given `train`, and looks at what it left. */
async function ran(script: string, more: Partial<HostSpecification> = {}) {
  await using program = await programFolder(script);
  await using engine = await openProcessEngine({ command: program.command });
  await using host = await engine.prepare(specification(program.path, more));
  await host.start();
  const exit = await host.exited;
  const model = await host.archive("/opt/ml/model");
  return { exit, log: host.log.map(({ text }) => text), model: model === undefined ? [] : await readTree(model) };
}

const specification = (image: string, more: Partial<HostSpecification> = {}): HostSpecification => ({
  name: "algo-1",
  image,
  arguments: ["train"],
  environment: {},
  mounts: [INPUT, MODEL],
  network: "none",
  ...more,
});

test("a program gets its argument, its folders and no more of the environment than it needs", async () => {
  process.env.SECRET_OF_OURS = "1";
  const { exit, log, model } = await ran(
    'echo "$1 $A [$SECRET_OF_OURS]"; cat $SAGEMAKER_BASE_DIR/input/config/hyperparameters.json; mkdir $SAGEMAKER_BASE_DIR/model/1; echo x > $SAGEMAKER_BASE_DIR/model/1/w',
    { environment: { A: "b" } },
  );
  delete process.env.SECRET_OF_OURS;
  expect(exit).toMatchObject({ code: 0, outOfMemory: false });
  expect(log).toEqual(["train b []", "{}"]);
  expect(model).toMatchObject([
    { path: "1", type: "directory", uid: 0 },
    { path: "1/w", type: "file", text: "x\n", uid: 0 },
  ]);
});

test("exit codes, signals and what cannot be started are told as of a container", async () => {
  expect((await ran("exit 3")).exit.code).toBe(3);
  expect((await ran("kill -TERM $$")).exit.code).toBe(143);
  expect((await ran("", { entrypoint: ["/no/such/program"] })).exit).toMatchObject({ code: 127, startError: /ENOENT/ });
  expect((await ran("", { entrypoint: ["/etc/passwd"] })).exit.code).toBe(126);
});

test("SIGTERM reaches the program, SIGKILL ends it, and what it started ends with it", async () => {
  await using program = await programFolder("trap 'echo heard; exit 5' TERM; sleep 600 & echo $!; wait; wait");
  await using engine = await openProcessEngine({ command: program.command });
  await using host = await engine.prepare(specification(program.path));
  const first = Promise.withResolvers<void>();
  host.onLogLine(() => first.resolve());
  await host.start();
  await first.promise;
  await host.signal("SIGTERM");
  expect((await host.exited).code).toBe(5);
  expect(host.log.map(({ text }) => text)).toEqual([expect.stringMatching(/^\d+$/), "heard"]);
  // Gone, or dead and not yet fetched by whoever inherited it.
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", host.log[0]?.text ?? ""], { encoding: "utf8" });
  expect(stdout.trim()).toMatch(/^(Z.*)?$/);
});

test("disposing the engine ends what runs and removes its folder", async () => {
  await using program = await programFolder("echo $SAGEMAKER_BASE_DIR; sleep 600");
  const engine = await openProcessEngine({ command: program.command });
  const host = await engine.prepare(specification(program.path, { mounts: [{ ...INPUT, readOnly: true }, MODEL] }));
  const first = Promise.withResolvers<string>();
  host.onLogLine(({ text }) => first.resolve(text));
  await host.start();
  const base = await first.promise;
  expect(existsSync(base)).toBe(true);
  await engine[Symbol.asyncDispose]();
  expect((await host.exited).code).toBe(137);
  expect(existsSync(base)).toBe(false);
  await expect(engine.prepare(specification(program.path))).rejects.toMatchObject({ code: "interrupted" });
});

test("a server is told a free port, and its socket is shown as the one that was meant", async () => {
  const server =
    "exec node -e \"require('http').createServer((q, r) => r.end(q.url)).listen(process.env.SAGEMAKER_BIND_TO_PORT, () => console.log(1))\"";
  await using program = await programFolder(server);
  await using engine = await openProcessEngine({ command: program.command });
  await using host = await engine.prepare(specification(program.path, { arguments: ["serve"], port: 8080 }));
  const first = Promise.withResolvers<void>();
  host.onLogLine(() => first.resolve());
  await host.start();
  await first.promise;
  expect(await (await fetch(`${await host.url()}/ping`)).text()).toBe("/ping");
  if (engine.facets.has("sockets")) expect(await host.listeningSockets()).toEqual([{ address: "::", port: 8080 }]);
  if (engine.facets.has("memory")) {
    expect(await host.residentBytes?.()).toBeGreaterThan(1e6);
    expect(await host.activity?.()).toMatchObject({ cpuMs: expect.any(Number) });
  }
});

test("what is no program's folder, or does not say how it is run, is one line", async () => {
  await using engine = await openProcessEngine();
  await using program = await programFolder("");
  await expect(engine.image("no-such-folder")).rejects.toThrow("no-such-folder is no folder.");
  await expect(engine.prepare(specification(program.path))).rejects.toThrow("How ");
  expect(engine.missing.get("image")).toContain("only a container shows it");
});

test("where there is no /proc a program runs all the same, and what cannot be seen is not looked for", async () => {
  const server =
    "exec node -e \"require('http').createServer((q, r) => r.end()).listen(process.env.SAGEMAKER_BIND_TO_PORT, () => console.log(1))\"";
  await using program = await programFolder(server);
  await using engine = await openProcessEngine({ command: program.command, system: "darwin" });
  expect(engine.platform).toMatch(/^darwin\//);
  expect([engine.facets.has("sockets"), engine.facets.has("memory"), engine.facets.has("pipes")]).toEqual([
    false,
    false,
    true,
  ]);
  await using host = await engine.prepare(specification(program.path, { arguments: ["serve"], port: 8080 }));
  const first = Promise.withResolvers<void>();
  host.onLogLine(() => first.resolve());
  await host.start();
  await first.promise;
  expect((await fetch((await host.url()) ?? "")).status).toBe(200);
  expect(await host.listeningSockets()).toEqual([]);
  expect(await host.activity?.()).toBeUndefined();
  expect(await host.residentBytes?.()).toBeUndefined();
  expect(await host.peakMemoryBytes()).toBeUndefined();
  await host.signal("SIGTERM");
  expect((await host.exited).code).toBe(143);
});

test("a detached process that holds the output open does not keep a program from ending", async () => {
  const { exit, log } = await ran("echo last words; env -i setsid sleep 20 & exit 3");
  expect(exit.code).toBe(3);
  expect(exit.atMs).toBeLessThan(10_000);
  expect(log).toEqual(["last words"]);
}, 15_000);

test("a folder that a program replaced by a link is not there any more: nothing behind the link is read", async () => {
  const replace = "cd $SAGEMAKER_BASE_DIR; rm -r model; ln -s /etc model; ln -s /etc/passwd input/data/passwd";
  await using program = await programFolder(replace);
  await using engine = await openProcessEngine({ command: program.command });
  await using host = await engine.prepare(specification(program.path));
  await host.start();
  await host.exited;
  const whole = await host.archive("/opt/ml");
  expect((await readTree(whole ?? Readable.from([]))).map(({ path, type }) => `${type} ${path}`)).toEqual([
    "directory input",
    "directory input/config",
    "file input/config/hyperparameters.json",
    "directory input/data",
    "symlink input/data/passwd",
    "symlink model",
  ]);
  expect(await host.archive("/opt/ml/model")).toBeUndefined();
  expect(await host.archive("/opt/ml/model/passwd")).toBeUndefined();
  expect(await host.archive("/opt/ml/input/data/passwd")).toBeDefined();
});

test("a base folder that a program replaced by a link is not read through it, and its real place is removed", async () => {
  await using program = await programFolder(
    "mv $SAGEMAKER_BASE_DIR $SAGEMAKER_BASE_DIR-2; ln -s /etc $SAGEMAKER_BASE_DIR; echo $SAGEMAKER_BASE_DIR",
  );
  await using engine = await openProcessEngine({ command: program.command });
  const host = await engine.prepare(specification(program.path));
  await host.start();
  await host.exited;
  expect(await host.archive("/opt/ml")).toBeUndefined();
  expect(await host.archive("/opt/ml/passwd")).toBeUndefined();
  await host[Symbol.asyncDispose]();
  expect(existsSync(`${host.log[0]?.text}-2`)).toBe(false);
  expect(existsSync("/etc/passwd")).toBe(true);
});

test("an engine that is closed while hosts are being made leaves none of them", async () => {
  await using program = await programFolder("sleep 600");
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-process-${process.pid}-`));
  const before = folders();
  const outcomes = new Set<string>();
  for (let delay = 0; delay < 16; delay += 1) {
    const engine = await openProcessEngine({ command: program.command });
    const more = { arguments: ["serve"], port: 8080 };
    const preparing = engine.prepare(specification(program.path, more)).then(
      () => "made and removed",
      (error) => error.code,
    );
    for (let turn = 0; turn < delay * 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await engine[Symbol.asyncDispose]();
    outcomes.add(await preparing);
  }
  expect(outcomes).toContain("interrupted");
  expect(folders()).toEqual(before);
});

test("a host that was removed is not started any more", async () => {
  await using program = await programFolder("echo started");
  await using engine = await openProcessEngine({ command: program.command });
  const host = await engine.prepare(specification(program.path));
  await host[Symbol.asyncDispose]();
  await expect(host.start()).rejects.toMatchObject({ code: "interrupted" });
  expect((await host.exited).code).toBe(137);
});

test("a command line that is too long for the system is refused as a start, not thrown", async () => {
  const { exit } = await ran("", { arguments: ["x".repeat(3_000_000)] });
  expect(exit).toMatchObject({ code: 125, startError: expect.stringContaining("E2BIG") });
});

test("processes that left the group of an ended program end with it", async () => {
  const { log } = await ran("setsid sh -c 'echo $$; exec sleep 600 >/dev/null' & sleep 0.3");
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", log[0] ?? ""], { encoding: "utf8" });
  expect(stdout.trim()).toMatch(/^(Z.*)?$/);
});
