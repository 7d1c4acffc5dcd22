import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getBackend, sum, tensor1d } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { openBackend } from "./open-backend.ts";

const pure = { name: "pure", library: "TensorFlow.js 4.22.0 in JavaScript" };

async function opened(environment: Record<string, string>, nativeFolder = "/nowhere") {
  const lines: string[] = [];
  return { backend: await openBackend({ environment, nativeFolder, log: (line) => lines.push(line) }), lines };
}

test("without a native library JavaScript computes, and nothing need be said", async () => {
  expect(await opened({})).toEqual({ backend: pure, lines: [] });
  expect(await opened({ TENSORFLOW_BACKEND: "pure" })).toEqual({ backend: pure, lines: [] });
  expect([getBackend(), await sum(tensor1d([1, 2])).data()]).toEqual(["cpu", new Float32Array([3])]);
});

test("a native library that is wanted and not there: JavaScript computes, and one line says so", async () => {
  expect(await opened({ TENSORFLOW_BACKEND: "native" })).toEqual({
    backend: pure,
    lines: ["the native TensorFlow does not load (there is none in /nowhere): computing in JavaScript instead"],
  });
});

test("a native library that is damaged: the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "native-"));
  writeFileSync(join(folder, "tfjs_binding.node"), "no library");
  const { backend, lines } = await opened({}, folder);
  expect(backend).toEqual(pure);
  expect(lines).toEqual([
    expect.stringMatching(/^the native TensorFlow does not load \(.+\): computing in JavaScript instead$/),
  ]);
});

test("any other value of the variable is refused", async () => {
  await expect(opened({ TENSORFLOW_BACKEND: "gpu" })).rejects.toThrow(
    "TENSORFLOW_BACKEND is gpu; it must be native or pure",
  );
});
