// Reads all that is in its channel and says how much that was; saves a model as large as it is asked for; its server begins an answer and
// never ends it.
const { randomBytes } = require("node:crypto");
const { appendFileSync, createReadStream, readdirSync, readFileSync, statSync, writeFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { join } = require("node:path");

const CHUNK = Buffer.alloc(1 << 20, "1\n");
const base = process.env.SAGEMAKER_BASE_DIR ?? "/opt/ml";

if (process.argv[2] === "train")
  train().catch((error) => {
    console.error(error);
    process.exit(1);
  });
else serve();

async function train() {
  const config = JSON.parse(readFileSync(join(base, "input/config/inputdataconfig.json"), "utf8"));
  const data = join(base, "input/data");
  const isPipe = config.training.TrainingInputMode === "Pipe";
  const files = isPipe ? [join(data, "training_0")] : filesBelow(join(data, "training"));
  let bytes = 0;
  for (const file of files) for await (const chunk of createReadStream(file)) bytes += chunk.length;
  console.log(`read ${files.length} files, ${bytes} bytes`);
  const model = join(base, "model/model.json");
  writeFileSync(model, "{}");
  const { model_bytes: modelBytes = 0 } = JSON.parse(
    readFileSync(join(base, "input/config/hyperparameters.json"), "utf8"),
  );
  const part = randomBytes(1 << 20);
  for (let left = Number(modelBytes); left > 0; left -= part.length) appendFileSync(model, part);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function serve() {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/ping") return response.end();
    if (request.url !== "/invocations") return response.writeHead(404).end();
    const send = () => {
      while (!response.destroyed && response.write(CHUNK));
      response.once("drain", send);
    };
    send();
  });
  server.listen(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080, "0.0.0.0");
  process.on("SIGTERM", () => process.exit(0));
}
