import { type ContractPaths, inputDataConfigFile, type ResourceConfigFile, TRAINING_VARIABLES } from "@byoa/contract";
import { z } from "zod";
import { readHosts } from "../../training/hosts.ts";
import { readHyperparameterTexts } from "../../training/hyperparameters/read-hyperparameters.ts";
import { readJsonFile } from "../../training/json-file.ts";
import type { Machine } from "./machine.ts";
import type { JsonValue } from "./python-json.ts";
import { type ScriptHyperparameters, scriptHyperparameters } from "./script-hyperparameters.ts";

/** A job as its script is told of it: what arguments and `SM_*` variables are made of. */
export interface ScriptJob {
  readonly paths: ContractPaths;
  readonly hyperparameters: ScriptHyperparameters;
  /** `inputdataconfig.json`, whole. */
  readonly inputDataConfig: JsonFile;
  readonly hosts: ResourceConfigFile;
  /** The same file whole, keys nobody knows included. */
  readonly resourceConfig: JsonFile;
  readonly machine: Machine;
  /** The container's own variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type JsonFile = Readonly<Record<string, JsonValue>>;

const jsonFile = z.record(z.string(), z.json());

/**
 * Reads the job's three configuration files. A run without a container may lack each of them.
 * @throws JobFault for one that cannot be understood
 */
export function readScriptJob(
  paths: ContractPaths,
  machine: Machine,
  environment: Readonly<Record<string, string | undefined>>,
): ScriptJob {
  const { current, all, resourceConfig } = readHosts(paths);
  const hosts = resourceConfig ?? { current_host: current, hosts: [...all] };
  readJsonFile(paths.inputDataConfig, inputDataConfigFile); // throws unless it is one
  return {
    paths,
    hyperparameters: scriptHyperparameters(readHyperparameterTexts(paths.hyperparameters)),
    inputDataConfig: readJsonFile(paths.inputDataConfig, jsonFile) ?? {},
    hosts,
    resourceConfig: jsonFile.parse(hosts),
    machine,
    environment,
  };
}

/** Name of the job; null where the platform has not said it. */
export function jobName({ environment }: Pick<ScriptJob, "environment">): string | null {
  return environment[TRAINING_VARIABLES.jobName] ?? null;
}
