import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** boto3 and the AWS CLI, as the Python registry has them. */
const CLIENTS = ["boto3==1.43.11", "awscli==1.45.11"];

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const cache = join(repository, "node_modules/.cache/byoa");

/** The folder that the clients are installed in: once, and by one at a time, since its name comes last. Undefined without pip. */
export async function pythonClients(): Promise<string | undefined> {
  if (spawnSync("python3", ["-m", "pip", "--version"]).status !== 0) return undefined;
  const folder = join(cache, `python-clients-${CLIENTS.join("-").replace(/[=.]+/g, "_")}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  await run("python3", ["-m", "pip", "install", "--quiet", "--only-binary=:all:", "--target", unfinished, ...CLIENTS]);
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return folder;
}

export interface ClientRun {
  readonly stdout: string;
  readonly stderr: string;
}

/** A client against `url`: nothing is set but what `byoa up` prints, and nothing of this machine's own AWS settings is read. */
export async function runPython(
  clients: string,
  url: string,
  words: readonly string[],
  folder: string,
): Promise<ClientRun> {
  return await run("python3", [...words], {
    cwd: folder,
    timeout: 100_000,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ""}`,
      HOME: folder,
      PYTHONPATH: clients,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "byoa",
      AWS_SECRET_ACCESS_KEY: "byoa",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_PAGER: "",
    },
  });
}

/** Runs the AWS CLI and gives what it printed, as JSON where that is what it is. */
export const awsCli =
  (clients: string, url: string, folder: string) =>
  async (line: readonly string[]): Promise<unknown> => {
    const main = "import sys, awscli.clidriver; sys.exit(awscli.clidriver.main())";
    const { stdout } = await runPython(clients, url, ["-c", main, ...line, "--output", "json"], folder);
    return stdout.trim().startsWith("{") ? JSON.parse(stdout) : stdout;
  };
