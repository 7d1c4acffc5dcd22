import { execFileSync } from "node:child_process";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../engine.ts";
import { openDockerEngine } from "./open-docker-engine.ts";

const IMAGE = "node:24-bookworm-slim";
let engine: Engine;
beforeAll(async () => {
  engine = await openDockerEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

async function run(script: string, more: Partial<Parameters<Engine["prepare"]>[0]> = {}) {
  await using host = await engine.prepare({
    name: "algo-1",
    image: IMAGE,
    entrypoint: ["sh", "-c", script],
    arguments: [],
    environment: {},
    mounts: [],
    network: "none",
    ...more,
  });
  await host.start();
  const exit = await host.exited;
  return { exit, stdout: host.log.filter((line) => line.stream === "stdout").map((line) => line.text), host };
}

test("a container ends with its exit code, its lines and no terminal", async () => {
  const { exit, stdout } = await run(
    "test -t 0 || echo no stdin; test -t 1 || echo no terminal; printf partial; exit 7",
  );
  expect(exit).toMatchObject({ code: 7, outOfMemory: false });
  expect(stdout).toEqual(["no stdin", "no terminal", "partial"]);
});

test("a program that is not there is 127, with the engine's words", async () => {
  const { exit } = await run("", { entrypoint: ["no-such-program"] });
  expect(exit).toMatchObject({ code: 127, atMs: 0, startError: expect.stringContaining("executable file not found") });
});

test("mounts are filled in one go, owned by root, whatever their nesting; read-only ones refuse writes", async () => {
  const { stdout } = await run(
    "cd /opt/ml && find . -printf '%M %U:%G %p\\n' | sort -k3; touch /opt/ml/fast/in/x 2>&1; cat fast/in/b",
    {
      mounts: [
        { path: "/opt/ml/fast", folders: ["empty"], files: [{ path: "a/long/way", content: Buffer.from("a") }] },
        { path: "/opt/ml/fast/in", readOnly: true, files: [{ path: "b", content: Buffer.from("bb\n") }] },
      ],
    },
  );
  expect(stdout).toMatchInlineSnapshot(`
    [
      "drwxr-xr-x 0:0 .",
      "drwxr-xr-x 0:0 ./fast",
      "drwxr-xr-x 0:0 ./fast/a",
      "drwxr-xr-x 0:0 ./fast/a/long",
      "-rw-r--r-- 0:0 ./fast/a/long/way",
      "drwxr-xr-x 0:0 ./fast/empty",
      "drwxr-xr-x 0:0 ./fast/in",
      "-rw-r--r-- 0:0 ./fast/in/b",
      "touch: cannot touch '/opt/ml/fast/in/x': Read-only file system",
      "bb",
    ]
  `);
});

test("an image that is not there is one clear error", async () => {
  await expect(run("", { image: "byoa-no-such-image" })).rejects.toMatchObject({ code: "image-not-found" });
});

test("an archive that would leave its folder is refused before anything starts, and leaves nothing", async () => {
  const tar = pack();
  tar.entry({ name: "../escape" }, "x");
  tar.finalize();
  const mounts = [{ path: "/opt/ml/model", readOnly: true, archive: () => Readable.from(tar) }];
  await expect(run("true", { name: "escape", mounts })).rejects.toMatchObject({ code: "archive-escapes" });
  const left = execFileSync("docker", ["ps", "-aq", "--filter", "name=-escape"], { encoding: "utf8" });
  expect(left).toBe("");
});

test("files of an image are read without running it", async () => {
  const [passwd, folder, missing] = await engine.imageFiles(IMAGE, ["/etc/passwd", "/etc", "/no/such/path"]);
  expect(passwd).toMatchObject({ path: "/etc/passwd", type: "file", mode: 0o644, uid: 0 });
  expect(passwd?.content?.toString()).toMatch(/^root:/);
  expect(folder).toMatchObject({ path: "/etc", type: "directory" });
  expect(missing).toBeUndefined();
  const listed = await engine.imageFiles(IMAGE, ["/etc/apt/**"]);
  expect(listed.map((file) => file.path)).toContain("/etc/apt/sources.list");
});

test("a container on a closed network is reached from outside, its sockets and its memory are seen", async () => {
  const server = `require("node:http").createServer((q, r) => r.end("hello")).listen(8080)`;
  await using host = await engine.prepare({
    name: "model",
    image: IMAGE,
    entrypoint: ["node", "-e", server],
    arguments: [],
    environment: {},
    mounts: [],
    network: "closed",
    port: 8080,
  });
  await host.start();
  const url = (await host.url()) ?? "";
  let text = "";
  for (let attempt = 0; attempt < 200 && text === ""; attempt++) {
    text = await fetch(url).then(
      (response) => response.text(),
      () => new Promise<string>((resolve) => setTimeout(() => resolve(""), 20)),
    );
  }
  expect(text).toBe("hello");
  expect(await host.listeningSockets()).toEqual([{ address: "::", port: 8080 }]);
  expect(await host.execute(["id", "-u"])).toEqual({ exitCode: 0, output: "0\n" });
  expect(await host.peakMemoryBytes()).toBeGreaterThan(1_000_000);
  await host.signal("SIGTERM");
  await host.signal("SIGKILL");
  expect((await host.exited).code).toBe(137);
});

test("a folder of an ended container is read back, members relative to it", async () => {
  await using host = await engine.prepare({
    name: "algo-1",
    image: IMAGE,
    entrypoint: ["sh", "-c", "mkdir -p /opt/ml/model/sub && echo x > /opt/ml/model/sub/y"],
    arguments: [],
    environment: {},
    mounts: [{ path: "/opt/ml/model" }],
    network: "none",
  });
  await host.start();
  await host.exited;
  const archive = await host.archive("/opt/ml/model");
  const { readTree } = await import("../../observation/read-tree.ts");
  const tree = archive && (await readTree(archive));
  expect(tree?.map((entry) => [entry.path, entry.text])).toEqual([
    ["sub", undefined],
    ["sub/y", "x\n"],
  ]);
  expect(await host.archive("/no/such")).toBeUndefined();
});
