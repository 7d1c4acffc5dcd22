import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { decorated } from "../../decorated.ts";
import { startEndpoint } from "../../endpoint/start-endpoint.ts";
import { readTree } from "../../observation/read-tree.ts";
import { fault, faultyEngine, OF_THE_ENGINE, specification } from "./faulty-engine.fixture.ts";
import { RUN_LABEL } from "./run-label.ts";

const faulty = faultyEngine();
const { open, running, left, healedAndClosed } = faulty;

test("an archive that is cut off in its middle is an error, and no smaller archive", async () => {
  const host = await running();
  faulty.proxy.fault({ kind: "cut", afterBytes: 300_000 }, /\/archive$/);
  const archive = await host.archive("/usr/bin");
  expect((await fault(Promise.resolve(archive && readTree(archive)))).code).toBe("engine-not-reachable");
});

test("every connection cut at once, while the engine lives on, is the end's fault: lines may be lost", async () => {
  const host = await running();
  faulty.proxy.cutAll();
  expect((await fault(host.exited)).code).toEqual(OF_THE_ENGINE);
  await healedAndClosed();
});

test("an engine that is gone, and comes back, leaves nothing when byoa closes", async () => {
  const host = await running();
  await faulty.proxy.stop();
  expect((await fault(host.exited)).code).toBe("engine-not-reachable");
  await host[Symbol.asyncDispose]();
  await faulty.proxy.listen();
  await healedAndClosed();
});

test("an engine that hangs ends the wait for an endpoint, with no word about the image", async () => {
  const opened = await open();
  const quiet = decorated(opened, {
    prepare: (given) => opened.prepare({ ...given, entrypoint: ["sleep", "1000"], arguments: [] }),
  });
  await using endpoint = await startEndpoint(quiet, { image: specification.image, patience: "full" });
  faulty.proxy.fault({ kind: "hang" });
  const outcome = await endpoint.ready.then(
    ({ endedBeforeReady }) => ({ endedBeforeReady }),
    (error: unknown) => error,
  );
  faulty.proxy.heal();
  expect(outcome).toMatchObject({ code: "engine-not-reachable" });
});

test("a container that is removed by hand while it runs is a line of its own", async () => {
  const host = await running();
  execFileSync("docker", [
    "rm",
    "-f",
    ...execFileSync("docker", ["ps", "-q", "--filter", `label=${RUN_LABEL}=${faulty.runId}`], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean),
  ]);
  expect((await fault(host.exited)).code).toBe("container-removed");
  expect((await fault(host.archive("/opt/ml/model"))).code).toBe("container-removed");
  await healedAndClosed();
});

test("a container that is taken off its network is a line of its own", async () => {
  const host = await (await open()).prepare(specification);
  await host.start();
  expect(await host.url()).toMatch(/^http/);
  const [id = ""] = execFileSync("docker", ["ps", "-q", "--filter", `label=${RUN_LABEL}=${faulty.runId}`], {
    encoding: "utf8",
  }).split("\n");
  execFileSync("docker", ["network", "disconnect", "-f", `byoa-${faulty.runId}-closed`, id]);
  expect((await fault(host.url())).code).toBe("container-removed");
  await healedAndClosed();
});

test("an archive without end holds neither the removal of its container nor the closing", async () => {
  const host = await (await open()).prepare({
    ...specification,
    entrypoint: ["sh", "-c", "truncate -s 1T /opt/ml/model/sparse; echo up; sleep 1000"],
  });
  const up = Promise.withResolvers<void>();
  host.onLogLine(() => up.resolve());
  await host.start();
  await up.promise;
  const archive = await host.archive("/opt/ml/model");
  const reading = Promise.resolve(archive && readTree(archive));
  reading.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  await faulty.engine?.[Symbol.asyncDispose]();
  expect(performance.now() - began).toBeLessThan(6_000);
  expect((await fault(reading)).code).toBe("interrupted");
  expect(left()).toEqual([]);
});
