import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { BASE_DIRECTORY, type ContractPaths, checkpointConfigFile } from "@byoa/contract";
import type { Hosts } from "../hosts.ts";
import { readJsonFile } from "../json-file.ts";
import { saveFiles } from "../model/atomic-folder.ts";

const PREFIX = "checkpoint-";

/**
 * One file that outlives an interruption (TRAIN-CKPT-01 to 03). The platform copies it to S3 while the job runs, and puts
 * it back before a job that was interrupted starts again; all hosts share the folder there, so each has a file of its own.
 */
export interface Checkpoint {
  /** Path of this host's file; for messages. */
  readonly file: string;
  /** What was saved last, by an earlier run too; undefined when there is nothing. */
  read(): Buffer | undefined;
  /** Replaces it. A reader sees the old content or the new, never a part. */
  save(content: string | Uint8Array): void;
}

/** The job's checkpoint, or undefined when the job was given no folder for it (no CheckpointConfig). */
export function openCheckpoint(
  paths: Pick<ContractPaths, "base" | "checkpoints" | "checkpointConfig">,
  hosts: Pick<Hosts, "current" | "all">,
): Checkpoint | undefined {
  const configured = readJsonFile(paths.checkpointConfig, checkpointConfigFile)?.LocalPath;
  const folder = configured === undefined ? paths.checkpoints : belowBase(configured, paths.base);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const name = `${PREFIX}${hosts.current}`;
  const file = join(folder, name);
  return {
    file,
    read: () => contentOf(file) ?? (hosts.all.length === 1 ? contentOf(newestIn(folder)) : undefined),
    save: (content) => saveFiles(folder, { [name]: content }),
  };
}

/** The platform always says /opt/ml; without a container another folder stands for it. */
function belowBase(path: string, base: string): string {
  return path.startsWith(`${BASE_DIRECTORY}/`) ? `${base}${path.slice(BASE_DIRECTORY.length)}` : path;
}

/** After an interruption the one host may have another name than the one that saved. */
function newestIn(folder: string): string | undefined {
  const saved = readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  const paths = saved.map((name) => join(folder, name));
  return paths.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}

function contentOf(file: string | undefined): Buffer | undefined {
  if (file === undefined || statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  return readFileSync(file);
}
