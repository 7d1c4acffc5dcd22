import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs the docker client and gives its stdout. Throws with the client's words. */
export async function docker(...commandLine: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("docker", commandLine);
  return stdout.trim();
}

/** Runs a container to its end, whatever its exit code; 125 and above, where it never ran, throw. */
export function dockerRun(...commandLine: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile("docker", ["run", ...commandLine], (error, _stdout, stderr) => {
      if ((child.exitCode ?? 125) < 125) resolve();
      else reject(new Error(`docker run ${commandLine.join(" ")} failed: ${stderr.trim()}`, { cause: error }));
    });
  });
}
