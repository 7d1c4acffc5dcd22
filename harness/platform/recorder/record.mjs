// train: writes /opt/ml/model/record.json. serve: gives each request back at GET /record. What RECORDER_* say is done besides.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { isatty } from "node:tty";

const role = process.argv[2];
const wish = (name) => process.env[`RECORDER_${name}`];

/** Every member of a folder with its bytes, mode and owner; FIFOs are looked at, never opened. */
function walk(folder, below = "") {
  const found = {};
  for (const name of readdirSync(`${folder}/${below}`).sort()) {
    const path = below === "" ? name : `${below}/${name}`;
    const facts = lstatSync(`${folder}/${path}`);
    const entry = { mode: (facts.mode & 0o7777).toString(8), owner: `${facts.uid}:${facts.gid}` };
    if (facts.isDirectory()) found[`${path}/`] = entry;
    else if (facts.isFIFO()) found[`${path}|`] = entry;
    else if (facts.isSymbolicLink()) found[path] = { ...entry, target: readlinkSync(`${folder}/${path}`) };
    else found[path] = { ...entry, text: readFileSync(`${folder}/${path}`, "latin1") };
    if (facts.isDirectory()) Object.assign(found, walk(folder, path));
  }
  return found;
}

function stdin() {
  try {
    const facts = fstatSync(0);
    return { terminal: isatty(0), isNull: facts.isCharacterDevice() && facts.rdev === lstatSync("/dev/null").rdev };
  } catch (error) {
    return { error: error.code };
  }
}

function writable(path) {
  try {
    writeFileSync(`${path}/.recorder`, "");
    return "written";
  } catch (error) {
    return error.code;
  }
}

function readFifo(path) {
  return new Promise((resolve) => {
    const open = () => {
      let fd;
      try {
        fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      } catch (error) {
        if (error.code === "ENOENT") return setTimeout(open, 5);
        return resolve(`error ${error.code}`);
      }
      const chunks = [];
      new Socket({ fd, readable: true, writable: false })
        .on("data", (chunk) => chunks.push(chunk))
        .on("end", () => resolve(Buffer.concat(chunks).toString("latin1")));
    };
    open();
  });
}

const facts = () => ({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  uid: process.getuid(),
  pid: process.pid,
  environment: process.env,
  stdin: stdin(),
  terminals: [isatty(1), isatty(2)],
  interfaces: readdirSync("/sys/class/net").sort(),
  hosts: readFileSync("/etc/hosts", "utf8"),
  capabilities: /CapEff:\s*(\w+)/.exec(readFileSync("/proc/self/status", "utf8"))[1],
  files: walk("/opt/ml"),
});

const sigterm = wish("SIGTERM") ?? "leave";
process.on("SIGTERM", () => {
  console.log("SIGTERM");
  if (sigterm === "leave") process.exit(0);
});

if (role === "train") {
  const record = facts();
  record.writes = Object.fromEntries((wish("WRITE_TO")?.split(",") ?? []).map((path) => [path, writable(path)]));
  record.pipes = {};
  for (const path of wish("READ")?.split(",") ?? []) record.pipes[path] = await readFifo(path);
  for (const path of wish("OPEN")?.split(",") ?? [])
    closeSync(openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  writeFileSync("/opt/ml/model/record.json", JSON.stringify(record));
  if (wish("OUTPUT")) writeFileSync("/opt/ml/output/data/result.txt", wish("OUTPUT"));
  if (wish("FAILURE")) writeFileSync("/opt/ml/output/failure", wish("FAILURE"));
  writeFileSync(`${tmpdir()}/done`, "");
  console.log("recorded");
  console.error("on standard error");
  if (wish("STAY")) setInterval(() => {}, 1000);
  else process.exitCode = Number(wish("EXIT") ?? 0);
} else if (role === "serve") {
  const requests = [];
  const started = facts();
  const port = Number(process.env.SAGEMAKER_BIND_TO_PORT ?? 8080);
  createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === "/record") return response.end(JSON.stringify({ ...started, requests }));
    const { method, url, rawHeaders, httpVersion } = request;
    requests.push({ method, url, rawHeaders, httpVersion, body: Buffer.concat(chunks).toString("latin1") });
    response.end(request.url === "/ping" ? "" : "recorded\n");
  }).listen(port, () => console.log(`listening on ${port}`));
} else {
  console.error(`usage: record.mjs train|serve, not ${process.argv.slice(2).join(" ")}`);
  process.exitCode = 2;
}
