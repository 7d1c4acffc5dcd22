import type { Engine, Host } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import type { ProgramName } from "./programs.fixture.ts";

/** An engine as the contract suite gets it. */
export interface EngineFixture {
  open(): Promise<Engine>;
  /** What makes a host run that program, in the engine's own way. */
  program(name: ProgramName): Pick<HostSpecification, "image" | "entrypoint" | "environment">;
  /** What an engine that was closed has left outside this process: names for people. */
  left(): Promise<string[]>;
}

type More = Partial<Omit<HostSpecification, "image" | "entrypoint">>;

export async function prepared(
  engine: Engine,
  fixture: EngineFixture,
  name: ProgramName,
  more: More = {},
): Promise<Host> {
  const program = fixture.program(name);
  return await engine.prepare({
    name: "algo-1",
    arguments: [],
    mounts: [{ path: "/opt/ml/model" }],
    network: "none",
    ...more,
    ...program,
    environment: { ...program.environment, ...more.environment },
  });
}

export async function started(
  engine: Engine,
  fixture: EngineFixture,
  name: ProgramName,
  more: More = {},
): Promise<Host> {
  const host = await prepared(engine, fixture, name, more);
  await host.start();
  return host;
}

/** Resolves at the first line that is this one. */
export function said(host: Host, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (host.log.some((line) => line.text === text)) return resolve();
    const end = host.onLogLine((line) => {
      if (line.text !== text) return;
      end();
      resolve();
    });
  });
}
