import {
  configFileText,
  documentedResourceConfig,
  platformChannelConfig,
  platformResourceConfig,
  UNDOCUMENTED_CONFIG_FILES,
} from "@byoa/contract";
import type { NetworkAccess } from "../engine/host-specification.ts";
import type { TrainingRequest } from "./training-request.ts";

const DEFAULT_INSTANCE_TYPE = "ml.m5.xlarge";
/** A key that no version of the platform has written so far. */
const UNKNOWN_KEY = { byoa_unknown_key: { added: "later" } };

/** The hosts of a request: one, unless it says otherwise. */
export function hostsOf(request: TrainingRequest): readonly string[] {
  return request.hosts ?? ["algo-1"];
}

/** Which network the job's containers get: several hosts share one of their own, unless the request asks for a way out. */
export function networkOf(request: TrainingRequest): NetworkAccess | "job" {
  const { network = "none" } = request;
  return network === "none" && hostsOf(request).length > 1 ? "job" : network;
}

/** Texts of `/opt/ml/input/config` for one host, by file name. Source: contract part B. */
export function configFiles(request: TrainingRequest, host: string): Map<string, string> {
  const { documentedOnly, extraKeys } = request.configuration ?? {};
  const cluster = {
    currentHost: host,
    hosts: [...hostsOf(request)].sort(),
    instanceType: request.instanceType ?? DEFAULT_INSTANCE_TYPE,
  };
  const extra = extraKeys ? UNKNOWN_KEY : {};
  const resources = documentedOnly ? documentedResourceConfig(cluster) : platformResourceConfig(cluster);
  const channels = request.channels.map((channel) => [channel.name, { ...platformChannelConfig(channel), ...extra }]);
  const files = new Map([
    ["hyperparameters.json", configFileText(request.hyperparameters)],
    ["inputdataconfig.json", configFileText(Object.fromEntries(channels))],
    ["resourceconfig.json", configFileText({ ...resources, ...(extraKeys ? { topology: null } : {}), ...extra })],
  ]);
  if (request.checkpoints !== undefined)
    files.set("checkpointconfig.json", configFileText({ LocalPath: "/opt/ml/checkpoints", ...extra }));
  if (extraKeys) for (const name of UNDOCUMENTED_CONFIG_FILES) files.set(name, configFileText({}));
  return files;
}
