import { once } from "node:events";
import { Agent, request } from "node:http";
import { dirname } from "node:path";
import { buildImage, docker, run, serveModel } from "@byoa/algorithm-tests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packToolkit } from "../../../shared/toolkit/build/pack.ts";
import { MODEL_FILE, type ModelDocument, modelText } from "./model-document.ts";

const algorithmFolder = dirname(import.meta.dirname);

/** Above 2.45 in its third column a flower is no setosa. */
const stump: ModelDocument = {
  schemaVersion: 1,
  algorithm: "decision-tree",
  labels: ["setosa", "other"],
  featureCount: 4,
  hyperparameters: { criterion: "gini", max_depth: 1, min_samples_split: 2, min_impurity_decrease: 0 },
  training: { rows: 120, depth: 1, leaves: 2, finished: true },
  nodes: [
    { id: 0, samples: 120, counts: [40, 80], feature: 2, threshold: 2.45, impurityDecrease: 0.4, left: 1, right: 2 },
    { id: 1, samples: 40, counts: [40, 0], label: "setosa" },
    { id: 2, samples: 80, counts: [0, 80], label: "other" },
  ],
};
const PING_LIMIT_MS = 2_000; // HOST-PING-05
const csv = { "content-type": "text/csv" };

let image: string;
beforeAll(async () => {
  await packToolkit(algorithmFolder);
  image = await buildImage(algorithmFolder, "byoa/decision-tree:engine-test");
});
afterAll(async () => {
  await docker("image", "rm", "--no-prune", image); // the name only: its layers make the next build quick
});

test("the image adds less than 20 MB to its base, and says what it is", async () => {
  const inspect = async (name: string) => JSON.parse(await docker("image", "inspect", name))[0];
  const [ours, base] = await Promise.all([inspect(image), inspect("node:24-bookworm-slim")]);
  expect((ours.Size - base.Size) / 1e6).toBeLessThan(20);
  expect(ours.Config.Entrypoint).toEqual(["node", "/opt/program/main.mjs"]);
  expect(ours.Config.Labels).toMatchObject({
    "org.opencontainers.image.title": "decision-tree",
    "org.opencontainers.image.licenses": "Apache-2.0",
    "com.amazonaws.sagemaker.capabilities.accept-bind-to-port": "true",
  });
});

test("with the model folder and everything else read-only, it answers with the labels of the training data", async () => {
  await using endpoint = await serveModel(image, { [MODEL_FILE]: modelText(stump) });
  const ping = await fetch(`${endpoint.url}/ping`);
  expect([ping.status, await ping.text()]).toEqual([200, ""]);
  const invocation = await fetch(`${endpoint.url}/invocations`, {
    method: "POST",
    body: "5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n",
    headers: csv,
  });
  expect([invocation.status, await invocation.text()]).toEqual([200, "setosa\nother\n"]);
});

test("while bodies of 25 and 6 MB are computed, each ping is answered with 200 in time", async () => {
  await using endpoint = await serveModel(image, { [MODEL_FILE]: modelText(stump) });
  const line = "5.1,3.5,1.4,0.2\n";
  const rows = [25, 6, 6].map((megabytes) => Math.floor((megabytes * 1024 * 1024) / line.length));
  let open = rows.length;
  const answers = rows.map(async (count) => {
    const body = line.repeat(count);
    const response = await fetch(`${endpoint.url}/invocations`, { method: "POST", body, headers: csv });
    const text = await response.text();
    open -= 1;
    return [response.status, text.length / "setosa\n".length];
  });
  const pings: number[] = [];
  while (open > 0) {
    const ping = await fetch(`${endpoint.url}/ping`, { signal: AbortSignal.timeout(PING_LIMIT_MS) });
    pings.push(ping.status);
  }
  expect(await Promise.all(answers)).toEqual(rows.map((count) => [200, count]));
  expect(pings.length).toBeGreaterThan(1);
  expect(new Set(pings)).toEqual(new Set([200]));
});

test("SIGTERM lets an open request finish, then the container ends with 0", async () => {
  await using endpoint = await serveModel(image, { [MODEL_FILE]: modelText(stump) });
  const agent = new Agent({ keepAlive: true });
  const slow = request(`${endpoint.url}/invocations`, { method: "POST", headers: csv, agent });
  slow.write("5.1,3.5,1.4,0.2\n");
  await fetch(`${endpoint.url}/ping`); // on another connection: by its answer the request's headers have arrived too
  await docker("kill", "--signal", "TERM", endpoint.container);
  slow.end("6.3,3.3,6.0,2.5\n");
  const [response] = await once(slow, "response");
  expect(response.statusCode).toBe(200);
  response.resume();
  expect(await docker("wait", endpoint.container)).toBe("0");
  expect(await docker("logs", endpoint.container)).toBe("serving /opt/ml/model on port 8080\nstopped by SIGTERM");
});

test("without a model it ends with 1 and one line; without an argument with 2 and its usage", async () => {
  const withoutModel = await run(image, "serve");
  expect(withoutModel).toMatchObject({ code: 1, stderr: "" });
  expect(withoutModel.stdout).toMatch(/^error: the model in .opt.ml.model does not load: [^\n]+\n$/);
  expect(await run(image)).toEqual({
    code: 2,
    stdout: "",
    stderr: "usage: docker run IMAGE train|serve, exactly one argument; got no argument\n",
  });
});
