import { execFileSync } from "node:child_process";

const LABEL = "byoa.process";
const LISTS = {
  containers: ["ps", "--all", "--format"],
  running: ["ps", "--format"],
  volumes: ["volume", "ls", "--format"],
  networks: ["network", "ls", "--format"],
} as const;

/** Names of what a process of byoa has on the engine now: its label names boot, PID namespace, number, start and machine. */
export function belongingsOf(
  pid: number | undefined,
  kind: keyof typeof LISTS,
  filter: readonly string[] = [],
): string[] {
  const name = kind === "containers" || kind === "running" ? "{{.Names}}" : "{{.Name}}";
  const format = `{{.Label "${LABEL}"}} ${name}`;
  const words = [...LISTS[kind], format, "--filter", `label=${LABEL}`, ...filter];
  const lines = execFileSync("docker", words, { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.split("/")[2] === String(pid)).map((line) => line.split(" ").at(-1) ?? "");
}
