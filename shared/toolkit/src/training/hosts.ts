import { type ContractPaths, type ResourceConfigFile, resourceConfigFile } from "@byoa/contract";
import { readJsonFile } from "./json-file.ts";

/** The hosts of the job, as every one of them sees it. */
export interface Hosts {
  readonly current: string;
  /** Sorted, the same on every host. */
  readonly all: readonly string[];
  /** Place of the current host in `all`, from 0. */
  readonly rank: number;
  /** True on exactly one host: the one that should write the model. */
  readonly isLeader: boolean;
  /** The file with everything else it holds; undefined when there is none (a run without a container). */
  readonly resourceConfig: ResourceConfigFile | undefined;
}

/** Reads `resourceconfig.json`; the spelling `resourceConfig.json` of some AWS pages is taken too. Without either, one host. */
export function readHosts(paths: ContractPaths): Hosts {
  const config =
    readJsonFile(paths.resourceConfig, resourceConfigFile) ??
    readJsonFile(`${paths.inputConfig}/resourceConfig.json`, resourceConfigFile);
  const current = config?.current_host ?? "algo-1";
  const all = [...(config?.hosts ?? [current])].sort(byLengthThenText);
  const rank = Math.max(all.indexOf(current), 0);
  return { current, all, rank, isLeader: rank === 0, resourceConfig: config };
}

/** algo-2 before algo-10. */
function byLengthThenText(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}
