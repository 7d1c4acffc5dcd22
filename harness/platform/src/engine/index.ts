/** The engines below the platform. Only benchmarks, which measure single containers, and tests come in here. */
export { startEndpoint } from "../endpoint/start-endpoint.ts";
export { localPlatform } from "../local-platform.ts";
export { openDockerEngine } from "./docker/open-docker-engine.ts";
export type { Engine, Host } from "./engine.ts";
export { openProcessEngine } from "./process/open-process-engine.ts";
