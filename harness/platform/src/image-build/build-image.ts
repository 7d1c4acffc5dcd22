import { findDocker } from "../engine/docker/docker-access.ts";
import { engineWords } from "../engine/docker/engine-fault.ts";
import { PlatformError } from "../platform-error.ts";
import { type BuildContext, packBuildContext } from "./build-context.ts";
import { followEngine } from "./engine-events.ts";

/** The engine knows these build arguments by itself: a proxy that the user set holds inside a build too. */
const PROXY_VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];

export interface ImageBuild {
  readonly tag: string;
  readonly files: BuildContext;
  /** Stage of the Dockerfile to stop at; its last one unless told. */
  readonly target?: string | undefined;
  /** Values for the Dockerfile's ARG lines. */
  readonly buildArguments?: Readonly<Record<string, string>> | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Each line that the builder prints. */
  readonly onLine?: (line: string) => void;
}

/**
 * Builds an image with the engine's classic builder. Gives its ID: by then the tag may be another build's.
 *
 * Throws PlatformError `engine-not-reachable`, and `image-build-failed` with the builder's last words.
 */
export async function buildImage(build: ImageBuild): Promise<string> {
  const { docker } = await findDocker();
  const sent = docker.buildImage(packBuildContext(build.files), {
    t: build.tag,
    rm: true,
    forcerm: true,
    buildargs: { ...Object.fromEntries(PROXY_VARIABLES.flatMap((name) => proxy(name))), ...build.buildArguments },
    ...(build.target === undefined ? {} : { target: build.target }),
    ...(build.labels === undefined ? {} : { labels: { ...build.labels } }),
    ...(build.signal === undefined ? {} : { abortSignal: build.signal }),
  });
  let id = build.tag;
  try {
    await followEngine(await sent, ({ stream = "", aux }) => {
      id = aux?.ID ?? id;
      for (const line of stream.split("\n")) if (line.trim() !== "") build.onLine?.(line.trimEnd());
    });
  } catch (error) {
    build.signal?.throwIfAborted();
    throw new PlatformError("image-build-failed", `The image ${build.tag} does not build: ${engineWords(error)}`, {
      cause: error,
    });
  }
  return id;
}

function proxy(name: string): [string, string][] {
  const value = process.env[name];
  return value ? [[name, value]] : [];
}
