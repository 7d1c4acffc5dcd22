import type { CommandContext } from "../command.ts";
import type { DockerEngine } from "../engine/engine.ts";
import { SetupError } from "../setup-error.ts";
import { hashBuildContext, packBuildContext, readBuildContext } from "./build-context.ts";
import { followEngine } from "./engine-events.ts";

export interface ImageSource {
  tag: string;
  /** Absolute; its Dockerfile and .dockerignore apply. */
  folder: string;
  baseImage: string;
}

const contextLabel = "byoa.context";
const keptLines = 15;
// The engine knows these build arguments by itself: a proxy that the user set holds inside a build too.
const proxyVariables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];

/** Builds an image with the classic builder over the engine's API, unless the same files on the same base have been built. */
export async function ensureImage(engine: DockerEngine, source: ImageSource, context: CommandContext): Promise<void> {
  const { env, progress, signal } = context;
  const step = progress("image");
  const { docker } = engine;
  const files = await readBuildContext(source.folder);
  const base = await docker.getImage(source.baseImage).inspect();
  const hash = hashBuildContext(files, base.Id);
  const present = await docker
    .getImage(source.tag)
    .inspect()
    .catch(() => undefined);
  if (present?.Config.Labels?.[contextLabel] === hash) return step.done(source.tag);
  const last: string[] = [];
  step.now(`building ${source.tag}`);
  try {
    const answer = await docker.buildImage(packBuildContext(files), {
      t: source.tag,
      labels: { [contextLabel]: hash },
      buildargs: Object.fromEntries(proxyVariables.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
      rm: true,
      forcerm: true,
      abortSignal: signal,
    });
    await followEngine(answer, ({ stream = "" }) => {
      for (const line of stream.split("\n").filter((text) => text.trim() !== "")) {
        last.push(line.trimEnd());
        if (/^Step \d+/.test(line)) step.now(`building ${source.tag}: ${line.trim().slice(0, 80)}`);
      }
    });
    step.done(`${source.tag} built`);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message.trim() : String(error);
    const next = `mend ${source.folder}, then run the same command again`;
    const output = last.slice(-keptLines);
    throw new SetupError(`${source.tag} is not built: ${reason}; ${next}`, { cause: error, output });
  } finally {
    step.stop();
  }
}
