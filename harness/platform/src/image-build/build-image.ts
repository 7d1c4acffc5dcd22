import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { findDocker } from "../engine/docker/docker-access.ts";
import { PlatformError } from "../platform-error.ts";

/** One file of a build context; `mode` defaults to 0644. */
export interface ContextFile {
  readonly content: string | Buffer;
  readonly mode?: number;
}

export interface ImageBuild {
  readonly tag: string;
  /** Path in the context, with forward slashes, to the file. `Dockerfile` is one of them. */
  readonly files: Readonly<Record<string, ContextFile>>;
  readonly buildArguments?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Each line that the builder prints. */
  readonly onLine?: (line: string) => void;
}

/**
 * Builds an image with the engine's classic builder from files in memory.
 *
 * Throws PlatformError `engine-not-reachable`, and `image-build-failed` with the builder's last words.
 */
export async function buildImage(build: ImageBuild): Promise<void> {
  const { docker } = await findDocker();
  const context = pack();
  for (const [name, file] of Object.entries(build.files)) {
    // A fixed time: the builder's cache goes by content.
    context.entry({ name, mode: file.mode ?? 0o644, mtime: new Date(0) }, Buffer.from(file.content));
  }
  context.finalize();
  const answer = await docker.buildImage(Readable.from(context), {
    t: build.tag,
    forcerm: true,
    ...(build.buildArguments === undefined ? {} : { buildargs: { ...build.buildArguments } }),
    ...(build.labels === undefined ? {} : { labels: { ...build.labels } }),
    ...(build.signal === undefined ? {} : { abortSignal: build.signal }),
  });
  for await (const line of createInterface({ input: answer })) {
    const event: { stream?: string; error?: string } = JSON.parse(line);
    if (event.error !== undefined)
      throw new PlatformError("image-build-failed", `The image ${build.tag} does not build: ${event.error.trim()}`);
    if (event.stream !== undefined && event.stream.trim() !== "") build.onLine?.(event.stream.trimEnd());
  }
}
