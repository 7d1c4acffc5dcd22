import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Why Node does not take a file as a program, with its line; undefined: it does. The file is not run. */
export async function parses(file: string): Promise<string | undefined> {
  try {
    await run(process.execPath, ["--check", file]);
    return undefined;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const message = said.split("\n").find((line) => /^\w*Error: /.test(line)) ?? "it is no JavaScript";
    const line = /:(\d+)$/.exec(said.split("\n", 1)[0] ?? "")?.[1];
    return line === undefined ? message : `line ${line}: ${message}`;
  }
}
