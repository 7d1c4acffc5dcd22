import { existsSync, readFileSync } from "node:fs";
import { socketRefusesUs } from "./connect.ts";
import type { MachineFacts } from "./plan.ts";

const systemFolders = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/bin", "/sbin"];

/** Where a system program is, though PATH may lack the administrator's folders. */
export const findProgram = (name: string): string | undefined =>
  systemFolders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));

/** ID and ID_LIKE of os-release: `["ubuntu", "debian"]`. */
export function distributionsOf(osRelease: string): string[] {
  return osRelease
    .split("\n")
    .flatMap((line) => /^ID(?:_LIKE)?=["']?([^"']*)["']?$/.exec(line.trim())?.[1]?.split(/\s+/) ?? [])
    .filter((name) => name !== "");
}

export function lookAtMachine(env: NodeJS.ProcessEnv): MachineFacts {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    distributions: distributions(),
    dockerdInstalled: findProgram("dockerd") !== undefined,
    dockerHost: env.DOCKER_HOST || undefined,
    socketRefusesUs: socketRefusesUs(),
    setupForbidden: env.BYOA_SETUP === "never",
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true && !env.CI,
  };
}

function distributions(): string[] {
  return existsSync("/etc/os-release") ? distributionsOf(readFileSync("/etc/os-release", "utf8")) : [];
}
