import { contractPaths } from "@byoa/contract";
import type { FileEntry, Mount } from "../engine/host-specification.ts";
import { configFiles } from "./config-files.ts";
import { fileEntries } from "./input-content.ts";
import type { ChannelInput, TrainingRequest } from "./training-request.ts";

/** The folders of one host before its start. */
export interface TrainingLayout {
  readonly mounts: readonly Mount[];
  /** Where FIFOs are to appear; undefined when no channel is in Pipe mode. */
  readonly pipesAt?: string | undefined;
  /** Files that lie beside the FIFOs, relative to `pipesAt`. */
  readonly besidePipes: readonly FileEntry[];
  /** Everything under `/opt/ml/input`, whatever mount it is in, relative to it. */
  readonly input: { readonly files: readonly FileEntry[]; readonly folders: readonly string[] };
}

/** Lays out `/opt/ml` as the platform does. Throws PlatformError `input-not-readable`. Source: contract A2, A5, B. */
export async function trainingLayout(request: TrainingRequest, host: string): Promise<TrainingLayout> {
  const paths = contractPaths();
  const { withoutManifests, readOnlyInput } = request.configuration ?? {};
  const pipes = request.channels.some((channel) => channel.inputMode === "Pipe");
  const config = [...configFiles(request, host)].map(([name, text]) => ({
    path: `config/${name}`,
    content: Buffer.from(text),
  }));
  const inInput: FileEntry[] = [...config];
  const besidePipes: FileEntry[] = [];
  const channelMounts: Mount[] = [];
  const all: FileEntry[] = [...config];
  const folders = ["config", "data"];
  for (const channel of request.channels) {
    if (channel.inputMode === "Pipe") continue;
    const files = await fileEntries(channel.name, channel.files);
    folders.push(`data/${channel.name}`);
    const belowData = files.map((file) => ({ ...file, path: `data/${channel.name}/${file.path}` }));
    all.push(...belowData);
    // The read-only folder of pipes lies over /opt/ml/input/data: what is there besides needs a mount of its own.
    const readOnly = channel.inputMode === "FastFile" || readOnlyInput === true;
    if (pipes || channel.inputMode === "FastFile")
      channelMounts.push({ path: paths.channel(channel.name), files, readOnly });
    else inInput.push(...belowData);
    if (withoutManifests || channel.inputMode === "FastFile") continue;
    const name = `${channel.name}-manifest`;
    const content = manifest(request, channel);
    all.push({ path: `data/${name}`, content });
    if (pipes) besidePipes.push({ path: name, content });
    else inInput.push({ path: `data/${name}`, content });
  }
  const inOwnMount = new Set(channelMounts.map((mount) => mount.path));
  const inInputFolders = folders.filter(
    (folder) => !inOwnMount.has(`${paths.input}/${folder}`) && !(pipes && folder === "data"),
  );
  return {
    mounts: [
      { path: paths.input, files: inInput, folders: inInputFolders, readOnly: readOnlyInput === true },
      ...channelMounts,
      { path: paths.model },
      { path: paths.output, folders: ["data", "metrics/sagemaker"] },
      ...(request.checkpoints === undefined
        ? []
        : [{ path: paths.checkpoints, files: await fileEntries("checkpoints", request.checkpoints) }]),
    ],
    pipesAt: pipes ? paths.inputData : undefined,
    besidePipes,
    input: { files: all, folders },
  };
}

/** Seen beside a File channel in real jobs; its content there is unknown, here it is the usual form of a manifest. */
function manifest(request: TrainingRequest, channel: ChannelInput): Buffer {
  const prefix = { prefix: `s3://byoa-stand-in/${request.jobName}/${channel.name}/` };
  return Buffer.from(JSON.stringify([prefix, ...channel.files.map((file) => file.path)]));
}
