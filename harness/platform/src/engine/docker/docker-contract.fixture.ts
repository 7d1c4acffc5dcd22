import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import type { EngineFixture } from "../contract-suite/engine-fixture.fixture.ts";
import { PROGRAMS } from "../contract-suite/programs.fixture.ts";
import type { FindOptions } from "./docker-access.ts";
import { openDockerEngine } from "./open-docker-engine.ts";
import { newRunId, RUN_LABEL } from "./run-label.ts";

const KINDS = [
  ["ps", "-aq"],
  ["volume", "ls", "-q"],
  ["network", "ls", "-q"],
];

/** The Docker engine as the contract suite gets it, on this machine's engine or behind what stands before it. */
export function dockerFixture(find: () => FindOptions = () => ({})): EngineFixture {
  let runId = newRunId();
  return {
    open() {
      runId = newRunId();
      return openDockerEngine({ runId, find: find() });
    },
    program: (name) => ({
      image: "node:24-bookworm-slim",
      entrypoint: ["sh", "-c", `B=/opt/ml\n${PROGRAMS[name].shell}`, "program"],
      environment: {},
    }),
    async left() {
      const labelled = KINDS.flatMap((list) =>
        execFileSync("docker", [...list, "--filter", `label=${RUN_LABEL}=${runId}`], { encoding: "utf8" })
          .split("\n")
          .filter(Boolean),
      );
      return [...labelled, ...readdirSync(tmpdir()).filter((name) => name.startsWith(`byoa-pipes-${process.pid}-`))];
    },
  };
}
