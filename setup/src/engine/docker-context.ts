import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The address of the Docker context that the `docker` command would use, when it is one that a socket can reach.
 * The default context, DOCKER_HOST, and endpoints over ssh give undefined: those are looked for elsewhere.
 */
export function dockerContextHost(env: NodeJS.ProcessEnv, homeFolder: string): string | undefined {
  if (env.DOCKER_HOST) return undefined;
  const folder = env.DOCKER_CONFIG || join(homeFolder, ".docker");
  const name = env.DOCKER_CONTEXT || stringAt(readJson(join(folder, "config.json")), "currentContext");
  if (name === undefined || name === "" || name === "default") return undefined;
  const digest = createHash("sha256").update(name).digest("hex");
  const host = stringAt(readJson(join(folder, "contexts", "meta", digest, "meta.json")), "Endpoints", "docker", "Host");
  return host !== undefined && /^(unix|tcp|npipe):/.test(host) ? host : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function stringAt(value: unknown, ...path: string[]): string | undefined {
  let at = value;
  for (const key of path)
    at = typeof at === "object" && at !== null ? Object.entries(at).find(([k]) => k === key)?.[1] : undefined;
  return typeof at === "string" ? at : undefined;
}
