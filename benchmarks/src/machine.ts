import { cpus, totalmem } from "node:os";

/** Where the figures were taken. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly engine: string;
}

/** This machine; `engine` as "docker 20.10.24, linux/amd64". */
export function thisMachine(engine: { name: string; version: string; platform: string }): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown processor",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}/${process.arch}`,
    node: process.versions.node,
    engine: `${engine.name} ${engine.version}, ${engine.platform}`,
  };
}

/** The machine in one line. */
export function machineLine({ processor, cores, memoryGiB, system, node, engine }: Machine): string {
  return `${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, ${engine}`;
}
