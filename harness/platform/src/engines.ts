/** The engines below the platform. Only benchmarks, which measure single containers, and tests come in here. */
export { startEndpoint } from "./endpoint/start-endpoint.ts";
export { openDockerEngine } from "./engine/docker/open-docker-engine.ts";
export type { Engine, Host } from "./engine/engine.ts";
export { openProcessEngine } from "./engine/process/open-process-engine.ts";
export { localPlatform } from "./local-platform.ts";
