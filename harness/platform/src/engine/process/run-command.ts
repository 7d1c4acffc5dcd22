import { spawn } from "node:child_process";

/** Runs a command to its end, its output in one text. 127 where it cannot be started. */
export async function runCommand(
  command: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ exitCode: number; output: string }> {
  const [program = "", ...words] = command;
  const { promise, resolve } = Promise.withResolvers<{ exitCode: number; output: string }>();
  const child = spawn(program, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
  child.on("error", (error) => resolve({ exitCode: 127, output: error.message }));
  child.on("close", (code) => resolve({ exitCode: code ?? 137, output }));
  return await promise;
}
