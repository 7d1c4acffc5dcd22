import type { ReadCut } from "@byoa/archive";
import { contractPaths } from "@byoa/contract";
import type { Host } from "../engine/engine.ts";
import type { EndpointObservation } from "../observation/endpoint-observation.ts";
import { memberPath, readTree } from "../observation/read-tree.ts";
import { type ReadingLimits, type Truncation, truncation } from "../observation/truncation.ts";

/** What lies in an endpoint's model folder now. An aborted signal ends the reading at once. */
export async function readModelAfter(
  host: Host,
  limits: ReadingLimits,
  signal: AbortSignal,
): Promise<Pick<EndpointObservation, "modelAfter" | "truncated">> {
  const folder = contractPaths().model;
  const archive = await host.archive(folder);
  if (archive === undefined) return { modelAfter: [] };
  const truncated: Truncation[] = [];
  const onCut = (cut: ReadCut) => void truncated.push(truncation(cut, limits, folder, memberPath(cut.header.name)));
  const modelAfter = await readTree(archive, { limits, onCut, signal });
  return { modelAfter, ...(truncated.length === 0 ? {} : { truncated }) };
}
