import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files of a job as the platform lays them out, below a temporary folder. `channels` maps names to their mode. */
export function jobFolder(job: {
  channels: Record<string, "File" | "Pipe">;
  hyperparameters?: Record<string, string>;
  files?: Record<string, string>;
}) {
  const base = mkdtempSync(join(tmpdir(), "tree-job-"));
  const config = Object.entries(job.channels).map(([name, mode]) => [name, { TrainingInputMode: mode }]);
  const files: Record<string, string> = {
    "input/config/hyperparameters.json": JSON.stringify(job.hyperparameters ?? {}),
    "input/config/inputdataconfig.json": JSON.stringify(Object.fromEntries(config)),
    ...job.files,
  };
  for (const name of Object.keys(job.channels)) mkdirSync(join(base, "input/data", name), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), text);
  }
  return {
    read: (name: string) => (existsSync(join(base, name)) ? readFileSync(join(base, name), "utf8") : undefined),
    /** Makes the FIFO of a channel's first epoch; a process of its own writes `text` after `delaySeconds`, and waits before it closes. */
    feed(channel: string, text: string, { delaySeconds = 0, closeAfterSeconds = 0 } = {}) {
      const path = join(base, "input/data", `${channel}_0`);
      execFileSync("mkfifo", [path]);
      const commands = `sleep ${delaySeconds}; { printf '%s' "$1"; sleep ${closeAfterSeconds}; } > "$0"`;
      const writer = spawn("sh", ["-c", commands, path, text], { stdio: "ignore" });
      return { [Symbol.dispose]: () => writer.kill() };
    },
    /** Runs `node main.ts train` on it. */
    train() {
      const main = new URL("main.ts", import.meta.url).pathname;
      const environment = { PATH: process.env.PATH, SAGEMAKER_BASE_DIR: base };
      const child = spawn(process.execPath, [main, "train"], {
        env: environment,
        stdio: ["ignore", "pipe", "inherit"],
      });
      let log = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        log += text;
      });
      const ended = new Promise<{ exitCode: number | null; log: string }>((resolve) => {
        child.on("close", (exitCode) => resolve({ exitCode, log }));
      });
      return { ended, stop: () => child.kill("SIGTERM"), logged: (text: string) => log.includes(text) };
    },
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}
