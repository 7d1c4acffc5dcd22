import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  buildImage,
  docker,
  irisText,
  type Job,
  jobFolder,
  type RunningImage,
  run,
  serveModel,
} from "@byoa/algorithm-tests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packToolkit } from "../../../shared/toolkit/build/pack.ts";

const algorithmFolder = dirname(import.meta.dirname);
const tags = {
  native: "byoa/tensorflow:engine-test",
  pure: "byoa/tensorflow-pure:engine-test",
  serve: "byoa/tensorflow-serve:engine-test",
} as const;
const MEGABYTE = 1024 * 1024;
const csv = { "content-type": "text/csv" };
const json = { accept: "application/json" };

beforeAll(async () => {
  await packToolkit(algorithmFolder);
  await buildImage(algorithmFolder, tags.serve, ["--target", "serve"]);
  await buildImage(algorithmFolder, tags.pure, ["--build-arg", "TENSORFLOW_BACKEND=pure"]);
  await buildImage(algorithmFolder, tags.native);
}, 600_000);
afterAll(async () => {
  await docker("image", "rm", "--no-prune", ...Object.values(tags)); // the names only: the layers make the next build quick
});

/** Trains on Iris in a container of `image`, and gives the job's log and its model's files. */
async function trainIn(image: string): Promise<{ log: string; model: Record<string, Uint8Array> }> {
  using job: Job = jobFolder({
    program: new URL("./main.ts", import.meta.url),
    channels: { training: "File", testing: "File" },
    hyperparameters: { epochs: "20", learning_rate: "0.01" },
    files: { "input/data/training/iris.csv": irisText.training, "input/data/testing/iris.csv": irisText.testing },
  });
  const container = await docker("create", image, "train");
  try {
    await docker("cp", `${job.base}/.`, `${container}:/opt/ml`);
    const log = await docker("start", "--attach", container);
    await docker("cp", `${container}:/opt/ml/model`, job.base);
    const names = job.names("model");
    return { log, model: Object.fromEntries(names.map((name) => [name, readFileSync(join(job.base, "model", name))])) };
  } finally {
    await docker("rm", "--force", container);
  }
}

async function probabilities(endpoint: RunningImage): Promise<number[][]> {
  const rows = irisText.testing
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(line.indexOf(",") + 1));
  const response = await fetch(`${endpoint.url}/invocations`, {
    method: "POST",
    body: rows.join("\n"),
    headers: { ...csv, accept: "application/json; output=probabilities" },
  });
  return ((await response.json()) as { predictions: number[][] }).predictions;
}

test("a model trained by either backend is served by each image, and their predictions agree within 1e-5", async () => {
  for (const trainer of ["native", "pure"] as const) {
    const { log, model } = await trainIn(tags[trainer]);
    expect(log).toContain(trainer === "native" ? "computing with libtensorflow 2." : "computing with TensorFlow.js 4.");
    const answers: number[][][] = [];
    for (const server of ["native", "pure", "serve"] as const) {
      await using endpoint = await serveModel(tags[server], model);
      answers.push(await probabilities(endpoint));
    }
    const [first = [], ...others] = answers;
    expect(first).toHaveLength(30);
    for (const other of others) {
      const differences = first.flatMap((row, index) =>
        row.map((value, place) => Math.abs(value - (other[index]?.[place] ?? 9))),
      );
      expect(Math.max(...differences)).toBeLessThan(1e-5);
    }
  }
});

test("native in several threads at once: while bodies of 6 MB are predicted, pings are answered", async () => {
  const { model } = await trainIn(tags.pure);
  await using endpoint = await serveModel(tags.native, model);
  const line = "5.1,3.5,1.4,0.2\n";
  const count = Math.floor((6 * MEGABYTE) / line.length) - 1;
  let open = 3;
  const answers = Array.from({ length: open }, async () => {
    const headers = { ...csv, accept: "text/csv; output=predicted_label" };
    const response = await fetch(`${endpoint.url}/invocations`, { method: "POST", body: line.repeat(count), headers });
    const text = await response.text();
    open -= 1;
    return [response.status, text.length];
  });
  const pings: number[] = [];
  while (open > 0) pings.push((await fetch(`${endpoint.url}/ping`)).status);
  expect(await Promise.all(answers)).toEqual(Array(3).fill([200, count * 2]));
  expect(pings.length).toBeGreaterThan(10);
  expect(new Set(pings)).toEqual(new Set([200]));
});

test("where the native library is damaged the image goes on in JavaScript, and one line says so", async () => {
  const damaged = await run(
    "--entrypoint",
    "sh",
    tags.native,
    "-c",
    "rm /opt/tensorflow/libtensorflow_cc.so.2; exec node /opt/program/main.mjs serve",
  );
  expect(
    damaged.stdout.match(
      /^the native TensorFlow does not load \([^\n]*libtensorflow_cc\.so\.2[^\n]*\): computing in JavaScript instead$/gm,
    ),
  ).toHaveLength(1);
});

test("a build that cannot download says so in one last line, and what to do", async () => {
  const container = await docker(
    "create",
    "--network",
    "none",
    "node:24-bookworm-slim",
    "sh",
    "/native/build.sh",
    "/none",
    "/out",
  );
  try {
    await docker("cp", join(algorithmFolder, "native"), `${container}:/native`);
    const { stderr } = await docker("start", "--attach", container).then(
      (text) => ({ stderr: `it did not fail: ${text}` }),
      (error: { stderr: string }) => error,
    );
    expect(stderr.trimEnd().split("\n").at(-1)).toBe(
      "error: native TensorFlow: installing the compiler failed; see the lines above, or build without it: docker build --build-arg TENSORFLOW_BACKEND=pure",
    );
  } finally {
    await docker("rm", "--force", container);
  }
});

test("the lean image adds at most 30 MB to its base, and has no training in it", async () => {
  const size = async (name: string) => JSON.parse(await docker("image", "inspect", name))[0].Size / 1e6;
  expect((await size(tags.serve)) - (await size("node:24-bookworm-slim"))).toBeLessThan(30);
  expect(await run(tags.serve, "train")).toEqual({
    code: 2,
    stdout: "",
    stderr: 'usage: docker run IMAGE serve, exactly one argument; got "train"\n',
  });
});

test("a request with one bad row is refused by its number, and the next is answered", async () => {
  const { model } = await trainIn(tags.pure);
  await using endpoint = await serveModel(tags.serve, model);
  const ask = async (body: string, headers: Record<string, string> = json) => {
    const response = await fetch(`${endpoint.url}/invocations`, {
      method: "POST",
      body,
      headers: { ...csv, ...headers },
    });
    return [response.status, await response.text()];
  };
  expect(await ask("5.1,3.5,1.4,0.2\n5.1,x,1.4,0.2\n")).toEqual([
    400,
    expect.stringContaining('row 2, column 2: "x" is not a finite number'),
  ]);
  expect(await ask("5.1,3.5,1.4\n")).toEqual([
    400,
    expect.stringContaining("the model expects 4 columns, row 1 has 3"),
  ]);
  expect(await ask("5.1,3.5,1.4,0.2", { accept: "text/csv; output=score" })).toEqual([
    400,
    expect.stringContaining("output=score"),
  ]);
  expect(await ask("5.1,3.5,1.4,0.2", { accept: "text/csv; output=predicted_label" })).toEqual([200, "0\n"]);
});

test("weights that are cut off, and a wrong setting, end the server with 1 and one line", async () => {
  const { model } = await trainIn(tags.pure);
  const cut = Object.fromEntries(
    Object.entries(model).map(([name, bytes]) => [name, name.endsWith(".bin") ? bytes.subarray(0, 9) : bytes]),
  );
  await expect(serveModel(tags.serve, cut)).rejects.toThrow(
    /the model in .opt.ml.model does not load: \S+ has 9 bytes, model\.json wants \d+: it is cut off or another model's$/,
  );
  await expect(serveModel(tags.pure, model, ["--env", "SAGEMAKER_INFERENCE_OUTPUT=score"])).rejects.toThrow(
    /SAGEMAKER_INFERENCE_OUTPUT is score; it must be predicted_label or probabilities/,
  );
  await expect(serveModel(tags.pure, model, ["--env", "TENSORFLOW_BACKEND=gpu"])).rejects.toThrow(
    /TENSORFLOW_BACKEND is gpu; it must be native or pure/,
  );
});
