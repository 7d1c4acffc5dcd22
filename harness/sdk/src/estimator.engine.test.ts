import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { irisChannels } from "@byoa/iris";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Estimator, type EstimatorOptions } from "./estimator.ts";

const IMAGE = "byoa/decision-tree";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "byoa-sdk-"));
});
afterAll(() => rm(folder, { recursive: true }));

const estimatorOf = (more: Partial<EstimatorOptions> = {}) =>
  new Estimator({ image: IMAGE, instanceType: "local", jobsFolder: join(folder, "jobs"), ...more });

test("fit, deploy, predict, transform: ten thousand rows give what they give one by one", async () => {
  await using estimator = estimatorOf({
    hyperparameters: { max_depth: 3 },
    metricDefinitions: [{ name: "testing:accuracy", regex: "testing:accuracy=([0-9.]+);" }],
  });
  const log: string[] = [];
  const job = await estimator.fit(irisChannels, { onLog: ({ text }, host) => log.push(`${host} ${text}`) });
  expect(job).toMatchObject({
    status: "Completed",
    hyperparameters: { max_depth: "3" },
    metrics: [{ name: "testing:accuracy", value: 0.9, host: "algo-1" }],
    artifacts: { model: "model.tar.gz", output: "output.tar.gz" },
  });
  expect(log).toContain("algo-1 testing:accuracy=0.9;");

  const flowers = (await readFile(join(irisChannels.testing, "iris.csv"), "utf8")).trim().split("\n");
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => flowers[index % flowers.length]?.replace(/^\d+,/, "") ?? "",
  );
  await writeFile(join(folder, "rows.csv"), rows.map((row) => `${row}\n`).join(""));
  await using predictor = await estimator.deploy();
  const one = new Map<string, string>();
  for (const row of new Set(rows)) {
    one.set(row, (await (await predictor.predict(row, { contentType: "text/csv" })).text()).trim());
  }
  const output = join(folder, "out");
  const transformed = await estimator
    .transformer({ strategy: "MultiRecord", maxPayload: 1, maxConcurrentTransforms: 2 })
    .transform(join(folder, "rows.csv"), { output, contentType: "text/csv", splitType: "Line", joinSource: "Input" });
  expect(transformed).toMatchObject({ status: "Completed", objects: [{ path: "rows.csv", records: 10_000 }] });
  const lines = (await readFile(join(output, "rows.csv.out"), "utf8")).trim().split("\n");
  expect(lines).toEqual(rows.map((row) => `${row},${one.get(row)}`));
});

test("predict gives the model's refusal as an error, and JSON as JSON", async () => {
  await using estimator = estimatorOf();
  await estimator.fit(irisChannels);
  await using predictor = await estimator.deploy();
  const answer = await predictor.predict({ instances: [[5.1, 3.5, 1.4, 0.2]] }, { accept: "application/json" });
  expect([answer.headers.get("content-type"), await answer.json()]).toMatchInlineSnapshot(`
    [
      "application/json",
      {
        "predictions": [
          0,
        ],
      },
    ]
  `);
  await expect(predictor.predict("a,b", { contentType: "text/csv" })).rejects.toMatchObject({ code: "model-error" });
});

test("an object that the model refuses leaves no file, and the others are whole", async () => {
  await using estimator = estimatorOf();
  await estimator.fit(irisChannels);
  const data = await mkdtemp(join(folder, "data-"));
  await writeFile(join(data, "bad.csv"), "1,2\n");
  await writeFile(join(data, "good.csv"), "5.1,3.5,1.4,0.2\n");
  const output = join(folder, "out-2");
  const options = { output, contentType: "text/csv", splitType: "Line" } as const;
  await expect(estimator.transformer().transform(data, options)).rejects.toThrow(
    /failed: 1 of 2 objects failed, the first was bad.csv: \/invocations answered 400/,
  );
  expect(await readdir(output)).toEqual(["good.csv.out"]);
});

test("a job that fails says why; one that is given up leaves nothing", async () => {
  await using failing = estimatorOf({ hyperparameters: { max_depth: "deep" } });
  await expect(failing.fit(irisChannels)).rejects.toThrow(/failed. AlgorithmError: .*max_depth/);
  expect(() => failing.modelData).toThrow("There is no model yet");

  await using given = estimatorOf({ baseJobName: "given-up" });
  const controller = new AbortController();
  const job = given.fit(irisChannels, {
    signal: controller.signal,
    onLog: () => controller.abort(new Error("enough")),
  });
  await expect(job).rejects.toThrow("enough");
  expect((await readdir(join(folder, "jobs"))).filter((name) => name.startsWith("given-up"))).toEqual([]);
});

test("two hosts, each with its log, in each mode", async () => {
  for (const inputMode of ["File", "FastFile", "Pipe"] as const) {
    await using estimator = estimatorOf({ instanceCount: 2, inputMode });
    const hosts = new Set<string>();
    const job = await estimator.fit(irisChannels, { onLog: (_line, host) => hosts.add(host) });
    expect([inputMode, job.status, job.hosts, [...hosts].sort()]).toEqual([
      inputMode,
      "Completed",
      [
        { name: "algo-1", exitCode: 0 },
        { name: "algo-2", exitCode: 0 },
      ],
      ["algo-1", "algo-2"],
    ]);
  }
});

test("SageMaker itself is not here yet, and says so", async () => {
  await using estimator = estimatorOf({ instanceType: "ml.m5.xlarge" });
  await expect(estimator.fit(irisChannels)).rejects.toThrow(
    'instanceType "ml.m5.xlarge" means SageMaker itself, which byoa does not reach yet. Use "local".',
  );
  await using local = estimatorOf();
  await expect(local.fit("s3://bucket/iris")).rejects.toMatchObject({ code: "cloud-not-available" });
});
