import { createServer } from "node:http";
import { DecisionTreeClassifier } from "ml-cart";
import { readChannel } from "./channels.mjs";

const PORT = Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080);
const FEATURES = 4;

export function serve() {
  const tree = openTree();
  const server = createServer(async (request, response) => {
    const { status, text } = await answer(tree, request);
    response.writeHead(status, { "content-type": status === 200 ? "text/csv" : "text/plain" }).end(text);
  });
  process.on("SIGTERM", () => server.close());
  server.listen(PORT, "0.0.0.0", () => console.log(`listening on port ${PORT}`));
}

// As in the notebook: the tree is learnt in a moment, so it is learnt when it is needed.
function openTree() {
  const rows = readChannel("training");
  const tree = new DecisionTreeClassifier({ maxDepth: 5 });
  tree.train(
    rows.map(([, ...features]) => features),
    rows.map(([label]) => label),
  );
  return tree;
}

async function answer(tree, request) {
  const route = `${request.method} ${request.url}`;
  if (route === "GET /ping") return { status: 200, text: "" };
  if (route !== "POST /invocations") return { status: 404, text: `no such route: ${route}\n` };
  const type = (request.headers["content-type"] ?? "text/csv").split(";")[0].trim().toLowerCase();
  if (type !== "text/csv") return { status: 415, text: `${type} is not known; send text/csv\n` };
  const rows = rowsOf(await bodyOf(request));
  const bad = rows.findIndex((row) => row.length !== FEATURES || row.some(Number.isNaN));
  if (rows.length === 0) return { status: 400, text: "there is no row\n" };
  if (bad !== -1) return { status: 400, text: `row ${bad + 1} needs ${FEATURES} numbers\n` };
  return { status: 200, text: tree.predict(rows).join("\n").concat("\n") };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function rowsOf(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => line.split(",").map((field) => (field.trim() === "" ? Number.NaN : Number(field))));
}
