import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { jobFolder } from "../../training/fixtures/job-folder.ts";
import { startProgram } from "../fixtures/start-program.ts";

vi.setConfig({ testTimeout: 60_000 }); // each test starts processes, and other tests may have the machine

const SUMS = `
import { readFileSync } from "node:fs";
export const model_fn = (folder) => ({ factor: Number(readFileSync(folder + "/factor.txt", "utf8")) });
export const predict_fn = (rows, model) => rows.map((row) => {
  const sum = model.factor * row.reduce((total, value) => total + value, 0);
  if (sum === 400) throw Object.assign(new Error("row 1: must not add up to 400"), { status: 400 });
  if (sum === 500) return model.no.such;
  return sum;
});
`;
const csv = { "content-type": "text/csv" };

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Serves the folder's code, once it is ready. */
async function served(base: string, environment: Record<string, string> = {}) {
  const port = await freePort();
  const program = startProgram("serve", base, { SAGEMAKER_BIND_TO_PORT: String(port), ...environment });
  const url = `http://127.0.0.1:${port}`;
  await pinged(url, 200);
  return {
    ...program,
    ping: async () => (await fetch(`${url}/ping`)).status,
    async ask(body: string, headers: Record<string, string> = csv) {
      const response = await fetch(`${url}/invocations`, { method: "POST", body, headers });
      return `${response.status} ${(await response.text()).trimEnd()}`;
    },
  };
}

/** Waits until `/ping` says this. */
async function pinged(url: string, status: number): Promise<void> {
  while ((await fetch(`${url}/ping`).catch(() => undefined))?.status !== status) await wait(10);
}

/** What serving says when it ends at once. */
async function refused(files: Record<string, string>, environment: Record<string, string> = {}) {
  using folder = jobFolder({ files });
  const { code, said } = await startProgram("serve", folder.base, {
    SAGEMAKER_BIND_TO_PORT: String(await freePort()),
    ...environment,
  }).ended;
  return { code, said: said.replace("error: the model in BASE/model does not load: ", "") };
}

test("model_fn and predict_fn are enough: types, codecs, pings and errors are the toolkit's", async () => {
  using folder = jobFolder({ files: { "model/code/serve.mjs": SUMS, "model/factor.txt": "2" } });
  using endpoint = await served(folder.base);
  expect(await endpoint.ping()).toBe(200);
  expect(await endpoint.ask("1,2\n3,4\n")).toBe("200 6\n14");
  expect(await endpoint.ask('{"instances": [[1, 2]]}', { "content-type": "application/json" })).toBe(
    '200 {"predictions":[6]}',
  );
  expect(await endpoint.ask("[1, 2]", { "content-type": "application/jsonlines", accept: "text/csv" })).toBe("200 6");
  expect(await endpoint.ask("1", { "content-type": "image/png" })).toMatch(/^415 /);
  expect(await endpoint.ask("1", { ...csv, accept: "image/png" })).toMatch(/^406 /);
  expect(await endpoint.ask("")).toBe("400 the body is empty");
  expect(await endpoint.ask("1,x")).toBe('400 row 1, column 2: "x" is not a finite number');
  expect(await endpoint.ask("1,2\n3\n")).toBe("400 row 2 has 1 columns, row 1 has 2");
  expect(await endpoint.ask("200")).toBe("400 row 1: must not add up to 400");
  expect(await endpoint.ask("250")).toMatch(
    /^500 internal error: predict_fn of serve.mjs: TypeError: Cannot read prop/,
  );
  expect(await endpoint.ping()).toBe(200);
  // Large enough for a worker thread, which loads the module and the model again.
  const rows = 20_000;
  expect(await endpoint.ask("1,2\n".repeat(rows))).toBe(`200 ${"6\n".repeat(rows).trimEnd()}`);
  endpoint.kill("SIGTERM");
  const { code, said } = await endpoint.ended;
  expect(code).toBe(0);
  const faults = said.split("\n").filter((line) => line.startsWith("error:"));
  expect(faults).toEqual([
    expect.stringMatching(/^error: POST \/invocations 500 predict_fn of serve\.mjs: TypeError: .*serve\.mjs:7/),
  ]);
});

test("all four hooks, in TypeScript; what input_fn throws is the request's fault", async () => {
  const hooks = `
    export async function model_fn(folder: string): Promise<string> { return "model of " + folder.split("/").at(-1); }
    export function input_fn(body: string, contentType: string) { if (body === "bad") throw new Error("I cannot read this"); return contentType + " " + body; }
    export function predict_fn(input: string, model: string) { return model + " on " + input; }
    export function output_fn(prediction: string, accept: string) { return Buffer.from(prediction + " as " + accept); }`;
  using folder = jobFolder({ files: { "code/inference.ts": hooks } });
  using endpoint = await served(folder.base);
  expect(await endpoint.ask("a;b", { ...csv, accept: "application/json" })).toBe(
    "200 model of model on text/csv a;b as application/json",
  );
  expect(await endpoint.ask("bad")).toBe("400 the body cannot be read: I cannot read this");
});

test("a model that is a function, or has a predict, needs no predict_fn", async () => {
  const asFunction = "export const model_fn = () => (rows) => Float64Array.from(rows, (row) => row.length);";
  using one = jobFolder({ files: { "code/serve.mjs": asFunction } });
  using first = await served(one.base);
  expect(await first.ask("1,2")).toBe("200 2");
  const asObject =
    "exports.model_fn = () => ({ predict: async (rows) => rows.map((row) => ({ columns: row.length })) });";
  using two = jobFolder({ files: { "code/serve.cjs": asObject } });
  using second = await served(two.base);
  expect(await second.ask("[[1, 2]]", { "content-type": "application/json" })).toBe(
    '200 {"predictions":[{"columns":2}]}',
  );
});

test("SAGEMAKER_PROGRAM names the module; without it a usual name comes before the script that trained", async () => {
  const says = (word: string) => `export const model_fn = () => () => ["${word}"];`;
  const code = {
    "model/code/serve.mjs": says("serve"),
    "model/code/train.mjs": says("train"),
    "model/code/other.mjs": says("other"),
    "model/code/.script-mode.json": '{"program": "train.mjs"}',
    "code/serve.mjs": says("not from the model"),
  };
  const { "model/code/serve.mjs": _, "code/serve.mjs": __, ...onlyTrain } = code;
  for (const [files, environment, word] of [
    [code, { SAGEMAKER_PROGRAM: "other.mjs" }, "other"],
    [code, {}, "serve"],
    [onlyTrain, {}, "train"],
  ] as const) {
    using folder = jobFolder({ files });
    using endpoint = await served(folder.base, environment);
    expect(await endpoint.ask("1")).toBe(`200 ${word}`);
  }
  using folder = jobFolder({ files: { "elsewhere/serve.mjs": says("elsewhere"), ...code } });
  using endpoint = await served(folder.base, { SAGEMAKER_SUBMIT_DIRECTORY: `file://${folder.base}/elsewhere` });
  expect(await endpoint.ask("1")).toBe("200 elsewhere");
});

test("until model_fn has returned, /ping says 503", async () => {
  const slow =
    "export const model_fn = async () => { await new Promise((r) => setTimeout(r, 1000)); return () => []; };";
  using folder = jobFolder({ files: { "code/serve.mjs": slow } });
  const port = await freePort();
  using _program = startProgram("serve", folder.base, { SAGEMAKER_BIND_TO_PORT: String(port) });
  await pinged(`http://127.0.0.1:${port}`, 503);
  await pinged(`http://127.0.0.1:${port}`, 200);
});

test("bad code ends serving with one line that says what and where", async () => {
  expect(await refused({})).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "there is no serve.mjs or inference.mjs with a model_fn to serve with. BASE/model/code: there is no such folder; BASE/code: there is no such folder
    ",
    }
  `);
  expect(await refused({ "code/serve.mjs": "" }, { SAGEMAKER_PROGRAM: "app.mjs" })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "there is no app.mjs (SAGEMAKER_PROGRAM) with a model_fn to serve with. BASE/model/code: there is no such folder; BASE/code: there is serve.mjs
    ",
    }
  `);
  expect(await refused({ "code/serve.mjs": "export const predict_fn = () => [];" })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "BASE/code/serve.mjs exports no model_fn; it needs \`export function model_fn(modelFolder)\`, which returns the model
    ",
    }
  `);
  expect(await refused({ "code/serve.mjs": "export const model_fn = 1;" })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "BASE/code/serve.mjs exports model_fn, but it is a number; it must be a function
    ",
    }
  `);
  expect(await refused({ "code/serve.mjs": "\nconst = 1;" })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "cannot load BASE/code/serve.mjs: line 2: SyntaxError: Unexpected token '='
    ",
    }
  `);
  expect(await refused({ "code/serve.mjs": 'import "left-pad";' })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "cannot load BASE/code/serve.mjs: Cannot find package 'left-pad' imported from BASE/code/serve.mjs
    ",
    }
  `);
  expect(
    await refused({ "code/serve.mjs": 'export const model_fn = () => { throw new Error("no model.bin"); };' }),
  ).toMatchInlineSnapshot(`
    {
      "code": 1,
      "said": "model_fn of serve.mjs: no model.bin
    ",
    }
  `);
});
