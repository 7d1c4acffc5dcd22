// The first step of every command: npm start, npm test, npm run bench|check|matrix|docs|interrupts|corpus|steady|imports|mutation|coverage.
// Plain JavaScript without dependencies, because it runs before anything is installed, on the oldest Node we support.
// It installs the workspace (which brings Node 24 along) and hands over to setup/src/commands/<command>.ts.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = 18;
const commands = [
  "start",
  "test",
  "check",
  "bench",
  "matrix",
  "docs",
  "interrupts",
  "corpus",
  "steady",
  "imports",
  "mutation",
  "coverage",
];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".byoa", "installed");
const node =
  process.platform === "win32"
    ? join(root, "node_modules", "node", "bin", "node.exe")
    : join(root, "node_modules", ".bin", "node");
const live = process.stderr.isTTY === true && !process.env.CI;

const [command = "", ...given] = process.argv.slice(2);
const args = given[0] === "--" ? given.slice(1) : given;

let interruption;
let handOn;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    interruption = signal;
    if (handOn) handOn(signal);
  });
}

if (Number(process.versions.node.split(".")[0]) < oldestNode) {
  leave(
    3,
    `Node ${process.versions.node} is too old: install Node ${oldestNode} or newer, then run the same command again`,
  );
} else if (!commands.includes(command)) {
  leave(2, `unknown command "${command}": node setup/first-step.mjs ${commands.join("|")} [arguments]`);
} else {
  await run();
}

async function run() {
  const wanted = fingerprint();
  const installed = existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted && existsSync(node);
  if (!installed && !(await install(wanted))) return;
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(process.platform === "win32" ? ";" : ":");
  const child = spawn(node, [join(root, "setup", "src", "commands", `${command}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: "inherit",
  });
  // In a terminal Ctrl-C reaches the whole process group by itself; passing it on would make it two.
  const ended = await endOf(child, (signal) => {
    if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
  });
  if (ended.error)
    leave(3, `Node 24 of the workspace does not start (${ended.error.message}): remove node_modules and run again`);
  else process.exitCode = ended.exitCode;
}

/** Everything that decides what an installation contains. */
function fingerprint() {
  const manifests = ["package.json"];
  for (const folder of foldersIn(root)) {
    manifests.push(join(folder, "package.json"));
    for (const inner of foldersIn(join(root, folder))) manifests.push(join(folder, inner, "package.json"));
  }
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    if (existsSync(join(root, file))) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

async function install(wanted) {
  const pnpm = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("+")[0];
  const startedAt = Date.now();
  rmSync(stampFile, { force: true });
  const output = [];
  let packages;
  let progress = `installing with ${pnpm}`;
  const show = () =>
    say(live ? `\r\x1b[2K  workspace   ${progress}, ${seconds(startedAt)} s` : `  workspace   ${progress}\n`);
  show();
  const ticker = setInterval(show, live ? 200 : 10_000);
  // A group of its own: a signal then ends npx and everything below it.
  const child = spawn(
    "npx",
    ["-y", pnpm, "install", "--frozen-lockfile", "--reporter=append-only", "--config.confirm-modules-purge=false"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      shell: process.platform === "win32",
    },
  );
  const read = (text) => {
    output.push(text);
    const counts = /resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/g;
    for (const [, resolved, , downloaded, added] of text.matchAll(counts)) {
      if (resolved === "0") continue;
      packages = `${resolved} packages installed`;
      progress = `installing: ${added} of ${resolved} packages, ${downloaded} downloaded`;
    }
  };
  child.stdout.setEncoding("utf8").on("data", read);
  child.stderr.setEncoding("utf8").on("data", read);
  const ended = await endOf(child, (signal) => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
    } catch {
      // It has ended already.
    }
  });
  clearInterval(ticker);
  if (live) say("\r\x1b[2K");
  if (interruption !== undefined)
    return leave(130, "interrupted while installing; nothing to tidy up, the same command goes on");
  if (ended.error || ended.exitCode !== 0) {
    const lines = output.join("").split("\n");
    const telling = lines.filter(
      (line) => line.trim() !== "" && !/^npm (warn|notice)|^Progress:|^\[WARN\]/i.test(line),
    );
    for (const line of telling.slice(-15)) say(`    ${line}\n`);
    const what = ended.error ? `npx does not start (${ended.error.message})` : `${pnpm} ended with ${ended.exitCode}`;
    return leave(
      3,
      `the workspace is not installed: ${what}; mend that (does "npm ping" succeed?), then run the same command again`,
    );
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
  say(`✓ workspace   ${packages ?? "up to date"}, ${seconds(startedAt)} s\n`);
  return true;
}

/** Waits for a child; meanwhile what interrupts us is handed to it, and we leave after it, never before. */
function endOf(child, passOn) {
  handOn = passOn;
  // What came while the child was being started.
  if (interruption !== undefined) passOn(interruption);
  return new Promise((resolve) => {
    const end = (result) => {
      handOn = undefined;
      resolve(result);
    };
    child.once("error", (error) => end({ error, exitCode: 3 }));
    child.once("close", (code, signal) => end({ exitCode: code === null ? (signal === "SIGKILL" ? 3 : 130) : code }));
  });
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

function say(text) {
  process.stderr.write(text);
}

function leave(exitCode, line) {
  say(`byoa: ${line}\n`);
  process.exitCode = exitCode;
  return false;
}
