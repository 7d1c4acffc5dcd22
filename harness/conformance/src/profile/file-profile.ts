import { resolve } from "node:path";
import type { MetricDefinition } from "@byoa/contract";
import { CHANNEL_LIMIT } from "@byoa/contract";
import { readChannelFiles } from "./channel-files.ts";
import { checkpointProfile } from "./checkpoint-profile.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import { hyperparameterProfiles, smokeHyperparameters } from "./hyperparameter-profiles.ts";
import { irisChannelProfiles, irisRequest } from "./iris-profile.ts";
import { profileLimits, profileResources, profileSoak } from "./limits.ts";
import { requireModel } from "./model-path.ts";
import type { ChannelProfile, Profile } from "./profile.ts";
import { requireRegex } from "./regex.ts";
import { sampleRequests } from "./sample-requests.ts";

/** The profile that a byoa.yaml gives, Iris where it is silent; without a file the Iris profile. */
export async function fileProfile(file: ConfigurationFile | undefined): Promise<Profile> {
  const given = file?.configuration;
  const channels = file && (await channelProfiles(file));
  const requests = file && (await sampleRequests(file));
  return {
    source: file?.name ?? "iris",
    declaredData: channels !== undefined,
    declaredRequests: requests !== undefined,
    trainImage: given?.trainImage ?? given?.image,
    serveImage: given?.serveImage ?? given?.image,
    command: given?.command,
    capabilities: given?.capabilities && new Set(given.capabilities),
    channels: channels ?? (await irisChannelProfiles()),
    hyperparameters: file === undefined ? [] : hyperparameterProfiles(file),
    smokeHyperparameters: file === undefined ? {} : smokeHyperparameters(file),
    checkpoints: file && checkpointProfile(file),
    ...environments(file),
    requests: requests ?? [irisRequest],
    model: file && (await modelPath(file)),
    metrics: file === undefined ? [] : metricDefinitions(file),
    limits: profileLimits(file),
    soak: profileSoak(file),
    resources: profileResources(file),
  };
}

async function channelProfiles(file: ConfigurationFile): Promise<ChannelProfile[] | undefined> {
  const declared = file.configuration.channels;
  if (declared === undefined) return undefined;
  if (Object.keys(declared).length > CHANNEL_LIMIT) {
    const where = file.document.where(["channels"], "key");
    const what = `channels has more than the contract's ${CHANNEL_LIMIT}`;
    throw new ConfigurationError([{ code: "config-invalid-value", what, where, next: "Join some of them." }]);
  }
  const channels: ChannelProfile[] = [];
  for (const [name, channel] of Object.entries(declared)) {
    const details = typeof channel === "string" ? { path: channel } : channel;
    const paths = details.paths ?? (details.path === undefined ? [] : [details.path]);
    const place = typeof channel === "string" ? [] : details.paths === undefined ? ["path"] : ["paths"];
    const where = (index: number): string =>
      file.document.where(["channels", name, ...place, ...(details.paths === undefined ? [] : [index])]);
    channels.push({
      name,
      contentType: details.contentType,
      files: await readChannelFiles(
        paths.map((path, index) => ({ file: resolve(file.folder, path), where: where(index) })),
      ),
      required: details.required,
      inputMode: details.inputMode ?? "File",
    });
  }
  return channels;
}

async function modelPath(file: ConfigurationFile): Promise<string | undefined> {
  if (file.configuration.model === undefined) return undefined;
  const path = resolve(file.folder, file.configuration.model);
  await requireModel({ file: path, where: file.document.where(["model"]) });
  return path;
}

function metricDefinitions(file: ConfigurationFile): MetricDefinition[] {
  const metrics = file.configuration.metrics ?? [];
  for (const [index, metric] of metrics.entries())
    requireRegex(metric.regex, file.document.where(["metrics", index, "regex"]));
  return metrics;
}

function environments(file: ConfigurationFile | undefined): Pick<Profile, "trainEnvironment" | "serveEnvironment"> {
  const given = file?.configuration.environment ?? {};
  const both: Record<string, string> = {};
  const one = { train: {} as Record<string, string>, serve: {} as Record<string, string> };
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== "object") {
      both[key] = file?.document.numberText(["environment", key]) ?? String(value);
      continue;
    }
    const role = key === "train" ? one.train : one.serve;
    for (const [name, text] of Object.entries(value)) {
      role[name] = file?.document.numberText(["environment", key, name]) ?? String(text);
    }
  }
  return { trainEnvironment: { ...both, ...one.train }, serveEnvironment: { ...both, ...one.serve } };
}
