// The server of the endpoint: GET /ping asks whether it is well, POST /invocations asks for predictions.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setImmediate as othersTurn } from "node:timers/promises";

const HOST = "0.0.0.0"; // every interface of the container: the platform calls from outside of it
const PORT = Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080);
const MODEL = `${process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml"}/model/model.json`;
const LARGEST_BODY = 25 * 1024 * 1024;

let model; // undefined until it is loaded

export function serve() {
  const server = createServer(async (request, response) => {
    try {
      const { status, text } = await answer(request);
      if (text !== undefined) response.setHeader("Content-Type", "text/csv; charset=utf-8");
      response.writeHead(status).end(text);
    } catch (error) {
      if (error.status === undefined) console.error(error.stack); // a fault of ours, not of the client
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.writeHead(error.status ?? 500).end(`${error.message}\n`);
    }
  });
  process.on("SIGTERM", () => server.close(() => process.exit(0))); // open requests are answered first
  server.listen(PORT, HOST, () => {
    console.log(`listening on ${HOST}:${PORT}`);
    model = JSON.parse(readFileSync(MODEL, "utf8")); // an error here ends the program, and that is right
    console.log(`model with ${model.centroids.length} centroids is loaded`);
  });
}

async function answer(request) {
  const route = `${request.method} ${request.url}`;
  if (route === "GET /ping") return { status: model === undefined ? 503 : 200 };
  if (route === "POST /invocations") return { status: 200, text: await predictions(request) };
  throw refusal(404, `there is no ${route}`);
}

async function predictions(request) {
  const type = withoutParameters(request.headers["content-type"] ?? "text/csv");
  if (type !== "text/csv") throw refusal(415, `content type ${type} is not known, send text/csv`);
  const accept = withoutParameters(request.headers.accept ?? "*/*");
  if (!["*/*", "text/*", "text/csv"].includes(accept)) throw refusal(406, `there is no ${accept}, only text/csv`);

  const lines = (await bodyOf(request)).split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) throw refusal(400, "the body has no rows");
  let text = "";
  for (const [index, line] of lines.entries()) {
    if (index % 1000 === 999) await othersTurn(); // a long body must not keep /ping waiting
    text += `${nearest(featuresOf(line, index + 1))}\n`;
  }
  return text;
}

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk); // the rest is read and forgotten, so that the client hears the answer
  }
  if (size > LARGEST_BODY) throw refusal(413, `the body has ${size} bytes, ${LARGEST_BODY} are allowed`);
  return Buffer.concat(chunks).toString();
}

function featuresOf(line, row) {
  const features = line.split(",").map((field) => (field.trim() === "" ? Number.NaN : Number(field)));
  const columns = model.centroids[0].features.length;
  if (features.length !== columns) throw refusal(400, `row ${row} has ${features.length} columns, not ${columns}`);
  if (!features.every(Number.isFinite)) throw refusal(400, `row ${row} has a field that is not a number`);
  return features;
}

function nearest(features) {
  const distances = model.centroids.map((centroid) => distance(centroid.features, features));
  return model.centroids[distances.indexOf(Math.min(...distances))].label;
}

function distance(a, b) {
  const differences = a.map((value, index) => Math.abs(value - b[index]));
  return model.distance === "manhattan" ? differences.reduce((sum, each) => sum + each) : Math.hypot(...differences);
}

const withoutParameters = (header) => header.split(";")[0].trim().toLowerCase();

const refusal = (status, message) => Object.assign(new Error(message), { status });
