import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { openDockerEngine } from "./open-docker-engine.ts";
import { newRunId, RUN_LABEL } from "./run-label.ts";
import { secondEngine } from "./second-engine.fixture.ts";

const IMAGE = "node:24-bookworm-slim";

test("a daemon that is killed while a container runs, and started again, is the end's fault, and nothing is left", async () => {
  await using second = secondEngine();
  if (second === undefined) {
    // Where no second daemon can be started the proxy of engine-faults.engine.test.ts is what shows it.
    expect(process.getuid?.() === 0 && process.platform === "linux" && hasDockerd()).toBe(false);
    return;
  }
  await second.start();
  execFileSync("sh", ["-c", `docker save ${IMAGE} | docker -H unix://${second.socketPath} load`], { stdio: "ignore" });
  const runId = newRunId();
  const environment = { DOCKER_HOST: `unix://${second.socketPath}` };
  const engine = await openDockerEngine({ runId, find: { environment, home: "/nonexistent" } });
  const host = await engine.prepare({
    name: "algo-1",
    image: IMAGE,
    entrypoint: ["sh", "-c", "echo up; sleep 1000"],
    arguments: [],
    environment: {},
    mounts: [{ path: "/opt/ml/model" }, { path: "/opt/ml/input", readOnly: true }],
    network: "none",
  });
  const up = Promise.withResolvers<void>();
  host.onLogLine(() => up.resolve());
  await host.start();
  await up.promise;
  await second.kill();
  await expect(host.exited).rejects.toMatchObject({ name: "PlatformError", code: "engine-not-reachable" });
  await expect(host.archive("/opt/ml/model")).rejects.toMatchObject({ code: "engine-not-reachable" });
  await second.start();
  await engine[Symbol.asyncDispose]();
  const filter = ["--filter", `label=${RUN_LABEL}=${runId}`];
  for (const list of [
    ["ps", "-aq"],
    ["volume", "ls", "-q"],
    ["network", "ls", "-q"],
  ]) {
    const left = execFileSync("docker", ["-H", environment.DOCKER_HOST, ...list, ...filter], { encoding: "utf8" });
    expect(left).toBe("");
  }
});

function hasDockerd(): boolean {
  try {
    execFileSync("dockerd", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
