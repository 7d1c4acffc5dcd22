import { spawn } from "node:child_process";
import { Readable } from "node:stream";

export interface Printed {
  /** stdout and stderr together, as a terminal shows them. */
  readonly output: string;
  readonly exitCode: number;
}

export interface Shell {
  /** Runs commands where the last ones ended (`cd` counts), and waits for all that they started. */
  run(commands: string, signal: AbortSignal): Promise<Printed>;
}

/** A reader's shell: stops at the first command that fails, has no terminal and no colours. */
export function openShell(start: string, environment: NodeJS.ProcessEnv): Shell {
  let folder = start;
  return {
    async run(commands, signal) {
      const child = spawn("bash", ["-euo", "pipefail", "-c", `exec 2>&1\ntrap 'pwd >&3' EXIT\n${commands}`], {
        cwd: folder,
        env: { ...environment, NO_COLOR: "1", INIT_CWD: folder },
        stdio: ["ignore", "pipe", "ignore", "pipe"],
        detached: true,
      });
      const end = () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL");
      signal.addEventListener("abort", end, { once: true });
      try {
        const [output, place, exitCode] = await Promise.all([
          textOf(child.stdout),
          textOf(child.stdio[3]),
          new Promise<number>((resolve, reject) => {
            child.once("error", reject).once("close", (code) => resolve(code ?? 137));
          }),
        ]);
        folder = place.trim() || folder;
        return { output, exitCode };
      } finally {
        signal.removeEventListener("abort", end);
      }
    },
  };
}

async function textOf(stream: unknown): Promise<string> {
  let text = "";
  if (stream instanceof Readable) for await (const chunk of stream.setEncoding("utf8")) text += chunk;
  return text;
}
