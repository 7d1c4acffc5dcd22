import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isConfigured } from "./docker-access.ts";

test("an engine that is named, by the environment or in testcontainers' file, is not passed over for the one at the usual socket", async () => {
  const home = await mkdtemp(join(tmpdir(), "byoa-home-"));
  expect(isConfigured({}, home)).toBe(false);
  expect(isConfigured({ DOCKER_HOST: "tcp://far:2375" }, home)).toBe(true);
  expect(isConfigured({ TESTCONTAINERS_HOST_OVERRIDE: "far" }, home)).toBe(true);
  await writeFile(join(home, ".testcontainers.properties"), "docker.host=tcp\\://far\\:2375\n");
  expect(isConfigured({}, home)).toBe(true);
  await rm(home, { recursive: true });
});
