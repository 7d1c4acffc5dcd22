import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { dockerContextHost } from "./docker-context.ts";
import type { DockerEngine } from "./engine.ts";

const socket = "/var/run/docker.sock";
const architectures: Record<string, string> = { x86_64: "x64", amd64: "x64", aarch64: "arm64", arm64: "arm64" };

/** The Docker engine that answers now, found as testcontainers finds it (and through the chosen Docker context); else undefined. */
export async function connectToDocker(): Promise<DockerEngine | undefined> {
  // What we start later must find the same engine.
  const host = dockerContextHost(process.env, homedir());
  if (host !== undefined) process.env.DOCKER_HOST = host;
  const { getContainerRuntimeClient } = await import("testcontainers");
  try {
    const client = await getContainerRuntimeClient();
    const { serverVersion, architecture } = client.info.containerRuntime;
    return {
      kind: "docker",
      docker: client.container.dockerode,
      version: String(serverVersion),
      architecture: architectures[String(architecture)] ?? String(architecture),
    };
  } catch {
    return undefined;
  }
}

/** Whether an engine's socket is there and this user may not write to it. */
export function socketRefusesUs(): boolean {
  if (!existsSync(socket)) return false;
  try {
    accessSync(socket, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
