import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { removeLeftovers } from "./leftovers.ts";
import { openDockerEngine } from "./open-docker-engine.ts";
import { newRunId, RUN_LABEL } from "./run-label.ts";

const IMAGE = "node:24-bookworm-slim";

/** What carries the run's label: containers, volumes, networks. */
function left(runId: string): string[] {
  const filter = ["--filter", `label=${RUN_LABEL}=${runId}`];
  const lists = [
    ["ps", "-aq", ...filter],
    ["volume", "ls", "-q", ...filter],
    ["network", "ls", "-q", ...filter],
  ];
  return lists.flatMap((list) => execFileSync("docker", list, { encoding: "utf8" }).split("\n").filter(Boolean));
}

const specification = {
  name: "algo-1",
  image: IMAGE,
  entrypoint: ["sleep", "1000"],
  arguments: [],
  environment: {},
  mounts: [{ path: "/opt/ml/model" }, { path: "/opt/ml/input", readOnly: true }],
  pipesAt: "/opt/ml/input/data",
  port: 8080,
} as const;

test("an engine that is disposed of leaves nothing, whatever still runs or is under way", async () => {
  const runId = newRunId();
  let underWay: Promise<unknown>;
  {
    await using engine = await openDockerEngine({ runId });
    const host = await engine.prepare({ ...specification, network: "none" });
    await host.start();
    const other = await engine.prepare({ ...specification, network: "closed", mounts: [], pipesAt: undefined });
    await other.start();
    await engine.imageFiles(IMAGE, ["/etc/passwd"]);
    expect(left(runId).length).toBeGreaterThanOrEqual(6);
    underWay = engine.prepare({ ...specification, network: "none" }).catch((error: unknown) => error);
  }
  expect(await underWay).toMatchObject({ code: "interrupted" });
  expect(left(runId)).toEqual([]);
});

/** Has a process open an engine and start a container, kills it, and says how to see what it left. */
async function killedRun(): Promise<{ runId: string; folders: () => string[] }> {
  const runId = newRunId();
  const source = fileURLToPath(new URL("open-docker-engine.ts", import.meta.url));
  const script = `const { openDockerEngine } = await import(${JSON.stringify(source)});
    const engine = await openDockerEngine({ runId: "${runId}" });
    const host = await engine.prepare(${JSON.stringify({ ...specification, network: "closed" })});
    await host.start();
    console.log("started");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-pipes-${child.pid}-`));
  expect(folders()).toHaveLength(1);
  await removeLeftovers();
  expect(left(runId).length).toBeGreaterThanOrEqual(4);
  child.kill("SIGKILL");
  await ended;
  return { runId, folders };
}

test("what a killed process left is removed, and nobody else's", async () => {
  const { runId, folders } = await killedRun();
  await removeLeftovers();
  expect(left(runId)).toEqual([]);
  expect(folders()).toEqual([]);
});

test("what lives in another PID namespace under the same host name is nobody else's; what was killed there is removed", async ({
  task,
}) => {
  if (spawnSync("unshare", ["--pid", "--fork", "true"]).status !== 0) {
    task.meta.notRunHere = "it takes root of the machine itself to make a PID namespace";
    return;
  }
  const runId = newRunId();
  const source = fileURLToPath(new URL("open-docker-engine.ts", import.meta.url));
  const script = `const { openDockerEngine } = await import(${JSON.stringify(source)});
    const engine = await openDockerEngine({ runId: "${runId}" });
    const host = await engine.prepare(${JSON.stringify({ ...specification, network: "none" })});
    await host.start();
    console.log(process.pid);
    setInterval(() => {}, 1000);`;
  const inside = [process.execPath, "--input-type=module", "-e", script];
  const child = spawn("unshare", ["--pid", "--fork", "--kill-child", ...inside], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [pid] = await once(child.stdout, "data");
  // There it is process 1 or 2, which here is another one that lives, or the same number soon gone.
  expect(Number(pid)).toBeLessThan(10);
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-pipes-${Number(pid)}-`));
  await removeLeftovers();
  expect(left(runId).length).toBeGreaterThanOrEqual(2);
  expect(folders()).toHaveLength(1);
  child.kill("SIGKILL");
  await ended;
  await vi.waitFor(
    async () => {
      await removeLeftovers();
      expect([left(runId), folders()]).toEqual([[], []]);
    },
    { timeout: 20_000, interval: 200 },
  );
});

test("the next engine removes it, too, when its first container has started", async () => {
  const { runId, folders } = await killedRun();
  await using engine = await openDockerEngine();
  const host = await engine.prepare({ ...specification, network: "none" });
  await host.start();
  await vi.waitFor(() => expect([left(runId), folders()]).toEqual([[], []]), { timeout: 20_000, interval: 50 });
});

test("or when it closes without having started any", async () => {
  const { runId, folders } = await killedRun();
  const engine = await openDockerEngine();
  await engine[Symbol.asyncDispose]();
  expect([left(runId), folders()]).toEqual([[], []]);
});
