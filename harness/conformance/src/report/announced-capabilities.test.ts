import { expect, test } from "vitest";
import type { Outcome } from "../experiment/experiment.ts";
import { aLook, aScript } from "../requirements/image/image-look.fixture.ts";
import { announcedCapabilities } from "./announced-capabilities.ts";

type Facts = Parameters<typeof aLook>[0];

function announced(facts: Facts, text = "", serveEnvironment: Readonly<Record<string, string>> = {}): string[] {
  const look = aLook(facts, { programs: [aScript({ text: `#!/bin/sh\n${text}\n` })] });
  const outcomes = new Map<string, Outcome>([
    ["look-at-image", { kind: "observed", observation: look, startedAtMs: 0, durationMs: 1 }],
  ]);
  const images = { train: look.train?.facts, serve: look.serve?.facts };
  return announcedCapabilities(images, { trainEnvironment: {}, serveEnvironment }, outcomes);
}

test("an image that announces nothing is said to miss nothing", () => {
  expect(
    announced({ environment: { PATH: "/usr/bin", RANK: "0", CUDA_VERSION: "" } }, 'exec python train.py "$@"'),
  ).toEqual([]);
});

test("a label, a variable and a script each announce a capability that is not looked at", () => {
  const labels = { "com.amazonaws.sagemaker.capabilities.multi-models": "true" };
  const environment = { SAGEMAKER_MODEL_SERVER_TIMEOUT: "3600", SAGEMAKER_BATCH_STRATEGY: "SingleRecord" };
  expect(announced({ labels, environment }, "# mpirun\ntorchrun train.py")).toEqual([
    "the routes below /models of a multi-model endpoint (announced by the label com.amazonaws.sagemaker.capabilities.multi-models)",
    "jobs of several hosts (announced by torchrun in /usr/local/bin/entry)",
    "transform jobs, except for the count of their records (announced by the variable SAGEMAKER_BATCH_STRATEGY)",
    "asynchronous endpoints, which alone wait longer than 60 s (announced by SAGEMAKER_MODEL_SERVER_TIMEOUT)",
  ]);
});

test("what byoa.yaml or a flag sets announces it too", () => {
  expect(announced({}, "", { SAGEMAKER_MULTI_MODEL: "true" })).toEqual([
    "the routes below /models of a multi-model endpoint (announced by the variable SAGEMAKER_MULTI_MODEL)",
  ]);
});

test("a script that reads the given port lacks the label that CreateModel wants; with it PORT-01 looks", () => {
  const reads = "exec gunicorn -b 0.0.0.0:$SAGEMAKER_BIND_TO_PORT app";
  expect(announced({}, reads)[0]).toMatch(/^the label for the port of a pipeline \(announced by SAGEMAKER_BIND/);
  expect(announced({ labels: { "com.amazonaws.sagemaker.capabilities.accept-bind-to-port": "true" } }, reads)).toEqual(
    [],
  );
});
