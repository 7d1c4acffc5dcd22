import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";
import { processesWith } from "./process-facts.ts";

const run = promisify(execFile);

/** Everything that a byoa run makes outside its own memory, as lines: two looks can be compared. */
export async function remains(engine: "docker" | "process", temporary: string): Promise<Set<string>> {
  const folders = (await readdir(temporary)).filter((name) => name.startsWith("byoa-"));
  const processes = processesWith(`SAGEMAKER_BASE_DIR=${temporary}`);
  return new Set([
    ...folders.map((name) => `folder ${name}`),
    ...processes.map((id) => `process ${id}`),
    ...(engine === "docker" ? await labelled() : []),
  ]);
}

async function labelled(): Promise<string[]> {
  const filter = ["--filter", "label=byoa.run"];
  const looks = [
    ["container", ["ps", "-a", ...filter, "--format", "{{.Names}}"]],
    ["volume", ["volume", "ls", ...filter, "--format", "{{.Name}}"]],
    ["network", ["network", "ls", ...filter, "--format", "{{.Name}}"]],
  ] as const;
  const found = await Promise.all(
    looks.map(async ([kind, words]) => {
      const { stdout } = await run("docker", words);
      return stdout.split("\n").flatMap((name) => (name === "" ? [] : [`${kind} ${name}`]));
    }),
  );
  return found.flat();
}
