import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { nearest } from "./centroids.mjs";

const HOST = "0.0.0.0";
const PORT = 8080;
const LARGEST_BODY = 25 * 1024 * 1024;

let model;

export function serve() {
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, type, body }) => {
        if (type !== undefined) response.setHeader("content-type", type);
        response.writeHead(status).end(body);
      },
      (error) => {
        const status = error instanceof Refusal ? error.status : 500;
        if (status === 500) console.error(error.stack);
        response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${error.message}\n`);
      },
    );
  });
  process.on("SIGTERM", () => server.close(() => process.exit(0)));
  server.listen(PORT, HOST, 511, () => console.log(`listening on ${HOST}:${PORT}`));
  model = loadModel();
  console.log(`model with ${model.centroids.length} centroids is ready`);
}

function loadModel() {
  const loaded = JSON.parse(readFileSync("/opt/ml/model/model.json", "utf8"));
  if (loaded.centroids.length === 0) throw new Error("the model has no centroids");
  return loaded;
}

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function answer(request) {
  const route = `${request.method} ${request.url}`;
  if (route === "GET /ping") return { status: model === undefined ? 503 : 200, body: "" };
  if (route === "POST /invocations") return invoke(request);
  throw new Refusal(404, `no such route: ${route}`);
}

async function invoke(request) {
  const type = (request.headers["content-type"] ?? "text/csv").split(";")[0].trim().toLowerCase();
  if (type !== "text/csv") throw new Refusal(415, `content type ${type} is not known; send text/csv`);
  const accept = (request.headers.accept ?? "*/*").split(";")[0].trim();
  if (!["*/*", "text/*", "text/csv"].includes(accept))
    throw new Refusal(406, `${accept} is not to be had; text/csv is`);
  const labels = [];
  const rows = parse(await readBody(request));
  for (const [index, features] of rows.entries()) {
    if (index % 1000 === 999) await nextTurn();
    labels.push(nearest(model, features));
  }
  return { status: 200, type: "text/csv", body: `${labels.join("\n")}\n` };
}

async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Refusal(413, `a body may have ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(text) {
  const width = model.centroids[0].features.length;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) throw new Refusal(400, "the body has no rows");
  return lines.map((line, index) => {
    const features = line.split(",").map((value) => (value.trim() === "" ? Number.NaN : Number(value)));
    if (features.length !== width)
      throw new Refusal(400, `row ${index + 1} has ${features.length} columns, the model wants ${width}`);
    if (features.some(Number.isNaN)) throw new Refusal(400, `row ${index + 1} is not a list of numbers`);
    return features;
  });
}
