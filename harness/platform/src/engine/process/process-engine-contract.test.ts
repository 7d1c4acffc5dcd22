import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { engineContract } from "../contract-suite/engine-contract.fixture.ts";
import { PROGRAMS } from "../contract-suite/programs.fixture.ts";
import { openProcessEngine } from "./open-process-engine.ts";

const image = mkdtempSync(join(tmpdir(), "byoa-contract-test-"));
afterAll(() => rmSync(image, { recursive: true }));

engineContract("processes", {
  open: () => openProcessEngine(),
  program: (name) => ({
    image,
    entrypoint: ["sh", "-c", `B=$SAGEMAKER_BASE_DIR\n${PROGRAMS[name].shell}`, "program"],
    environment: {},
  }),
  left: async () => readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-process-${process.pid}-`)),
});
