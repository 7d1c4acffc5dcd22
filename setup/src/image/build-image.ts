import { buildImage, hashBuildContext, readBuildContext } from "@byoa/platform";
import type { CommandContext } from "../command.ts";
import type { DockerEngine } from "../engine/engine.ts";
import { SetupError } from "../setup-error.ts";

export interface ImageSource {
  tag: string;
  /** Absolute; its Dockerfile and .dockerignore apply. */
  folder: string;
  baseImage: string;
  /** Stage of its Dockerfile; the last one unless told. */
  target?: string;
  buildArguments?: Readonly<Record<string, string>>;
  /** What a person must know before it is built for the first time. */
  notice?: string;
}

const contextLabel = "byoa.context";
const keptLines = 15;
/** The builder's steps, and what a long one says of itself. */
const tellsWhatIsDone = /^(Step \d+|[\w ]+: \S)/;
/** Builds an image, unless the same files on the same base have been built. */
export async function ensureImage(engine: DockerEngine, source: ImageSource, context: CommandContext): Promise<void> {
  const { progress, signal } = context;
  const step = progress("image");
  const { docker } = engine;
  const files = await readBuildContext(source.folder);
  const base = await docker.getImage(source.baseImage).inspect();
  const { target, buildArguments } = source;
  const hash = hashBuildContext(files, base.Id, JSON.stringify({ target, buildArguments }));
  const present = await docker
    .getImage(source.tag)
    .inspect()
    .catch(() => undefined);
  if (present?.Config.Labels?.[contextLabel] === hash) return step.done(source.tag);
  const last: string[] = [];
  if (source.notice !== undefined && present === undefined) step.note(source.notice);
  step.now(`building ${source.tag}`);
  try {
    await buildImage({
      tag: source.tag,
      files,
      target,
      buildArguments,
      labels: { [contextLabel]: hash },
      signal,
      onLine(line) {
        last.push(line);
        if (tellsWhatIsDone.test(line)) step.now(`building ${source.tag}: ${line.trim().slice(0, 80)}`);
      },
    });
    step.done(`${source.tag} built`);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message.trim() : String(error);
    const next = `mend ${source.folder}, then run the same command again`;
    const output = last.slice(-keptLines);
    throw new SetupError(`${reason}; ${next}`, { cause: error, output });
  } finally {
    step.stop();
  }
}
