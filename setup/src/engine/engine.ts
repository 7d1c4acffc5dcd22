import type Docker from "dockerode";

/** The container engine that the set-up found or started. A kind that needs no Docker is added here. */
export type SetupEngine = DockerEngine;

export interface DockerEngine {
  kind: "docker";
  docker: Docker;
  version: string;
  /** As Node names it: x64, arm64. */
  architecture: string;
}
