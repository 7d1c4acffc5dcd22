import type { z } from "zod";
import { type ChannelDeclarations, type OpenChannels, readChannels } from "./channels/read-channels.ts";
import { openCheckpoint } from "./checkpoint/checkpoint.ts";
import { readHosts } from "./hosts.ts";
import { decodeHyperparameters, readHyperparameterTexts } from "./hyperparameters/read-hyperparameters.ts";
import { log } from "./log.ts";
import { metric, metricsLine } from "./metrics.ts";
import { replacingFiles, saveFiles } from "./model/atomic-folder.ts";
import { jobPaths } from "./paths.ts";
import type { StopFlag } from "./stop-flag.ts";
import type { TrainingContext } from "./training-context.ts";
import type { TrainingDefinition } from "./training-definition.ts";

/**
 * Reads the job's configuration and opens its channels.
 * @throws JobFault for a bad hyperparameter, a missing channel, or a configuration file that cannot be understood
 */
export function openContext<Schema extends z.ZodObject, Declared extends ChannelDeclarations, Name extends string>(
  definition: TrainingDefinition<Schema, Declared, Name>,
  { signal, flag }: { readonly signal: AbortSignal; readonly flag: StopFlag },
): TrainingContext<z.infer<Schema>, Declared, Name> {
  const paths = jobPaths();
  const texts = readHyperparameterTexts(paths.hyperparameters);
  const { values, ignored } = decodeHyperparameters(texts, definition.hyperparameters);
  if (ignored.length > 0) log(`hyperparameters that this algorithm does not have: ${ignored.join(", ")}`);
  const channels = readChannels(paths, definition.channels, signal);
  const names = Object.keys(definition.channels).filter((name) => channels[name] !== undefined);
  log(`channels: ${names.map((name) => `${name} (${channels[name]?.inputMode})`).join(", ") || "none"}`);
  const hosts = readHosts(paths);
  return {
    hyperparameters: values,
    // readChannels has thrown when a required one is missing, so the record is what the declaration's type says.
    channels: channels as OpenChannels<Declared>,
    hosts,
    paths,
    signal,
    get isStopping() {
      return flag.isRaised;
    },
    log,
    metric: (name, value) => log(metric(name).line(value)),
    metrics: (numbers) => log(metricsLine(definedOnly(numbers))),
    saveModel: replacingFiles(paths.model),
    saveOutput: (files) => saveFiles(paths.outputData, files),
    checkpoint: openCheckpoint(paths, hosts),
  };
}

/** A metric that there is none of this time (no validation data) is left out of its line. */
function definedOnly(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const there = Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return Object.fromEntries(there);
}
