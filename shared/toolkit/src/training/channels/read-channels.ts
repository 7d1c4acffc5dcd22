import { existsSync } from "node:fs";
import { type ContractPaths, type InputDataConfigFile, type InputMode, inputDataConfigFile } from "@byoa/contract";
import { JobFault } from "../job-fault.ts";
import { readJsonFile } from "../json-file.ts";
import type { Channel } from "./channel.ts";
import { openFileChannel } from "./file-channel.ts";
import { openPipeChannel } from "./pipe-channel.ts";

/** What an algorithm says of one of its channels. */
export interface ChannelDeclaration {
  /** True: a job without it fails at once. */
  readonly required: boolean;
  /** The modes it can read; all three unless told. */
  readonly inputModes?: readonly InputMode[];
}
export type ChannelDeclarations = Readonly<Record<string, ChannelDeclaration>>;

/** The declared channels, open: those that are required are always there. */
export type OpenChannels<Declared extends ChannelDeclarations> = {
  readonly [Name in keyof Declared]: Declared[Name] extends { readonly required: true } ? Channel : Channel | undefined;
};

/**
 * Opens the declared channels that the job has. They are found by name in `inputdataconfig.json`, never by listing the
 * data folder: a file `<channel>-manifest` lies there too.
 * @throws JobFault when a required one is missing, naming it and what the job has instead, or its mode is not supported
 */
export function readChannels(
  paths: ContractPaths,
  declared: ChannelDeclarations,
  signal: AbortSignal,
): Record<string, Channel | undefined> {
  const config = readJsonFile(paths.inputDataConfig, inputDataConfigFile) ?? foldersOf(paths, declared);
  const channels: Record<string, Channel | undefined> = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const channel = Object.hasOwn(config, name) ? config[name] : undefined;
    if (channel === undefined) {
      if (declaration.required) throw new JobFault(`the required channel "${name}" is missing; ${whatIsThere(config)}`);
      continue;
    }
    const mode = channel.TrainingInputMode;
    if (declaration.inputModes !== undefined && !declaration.inputModes.includes(mode)) {
      const modes = declaration.inputModes.join(" or ");
      throw new JobFault(`channel "${name}" is in ${mode} mode, but this algorithm reads it in ${modes} mode only`);
    }
    channels[name] =
      mode === "Pipe"
        ? openPipeChannel(name, channel, (epoch) => paths.pipe(name, epoch), signal)
        : openFileChannel(name, channel, paths.channel(name), signal);
  }
  return channels;
}

/** A run without a container may bring folders only. */
function foldersOf(paths: ContractPaths, declared: ChannelDeclarations): InputDataConfigFile {
  const present = Object.keys(declared).filter((name) => existsSync(paths.channel(name)));
  return Object.fromEntries(present.map((name) => [name, { TrainingInputMode: "File" as const }]));
}

function whatIsThere(config: InputDataConfigFile): string {
  const names = Object.keys(config).map((name) => `"${name}"`);
  return names.length === 0 ? "the job has no channels" : `the job has ${names.join(", ")}`;
}
