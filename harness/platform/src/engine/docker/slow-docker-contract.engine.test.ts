import { afterAll, beforeAll } from "vitest";
import { engineContract } from "../contract-suite/engine-contract.fixture.ts";
import { dockerFixture } from "./docker-contract.fixture.ts";
import { type EngineProxy, engineProxy } from "./engine-proxy.fixture.ts";

/** The same promises on an engine whose every answer comes late. */
let proxy: EngineProxy;
beforeAll(async () => {
  proxy = await engineProxy();
  proxy.fault({ kind: "delay", delayMs: 60 });
});
afterAll(() => proxy[Symbol.asyncDispose]());

engineContract(
  "Docker, slow to answer",
  dockerFixture(() => ({ environment: { DOCKER_HOST: `unix://${proxy.socketPath}` }, home: "/nonexistent" })),
);
