import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type Dockerode from "dockerode";
import type { ImageFacts } from "../../observation/image-facts.ts";
import { PlatformError } from "../../platform-error.ts";
import type { ImageOptions } from "../engine.ts";
import { engineFault, engineWords, statusCode } from "./engine-fault.ts";
import { nearImageHint } from "./near-image.ts";

/** Facts of an image; pulled when it is not here. Throws PlatformError `image-not-found`, `image-pull-failed`. */
export async function imageFacts(
  docker: Dockerode,
  reference: string,
  options: ImageOptions = {},
): Promise<ImageFacts> {
  const here = await inspect(docker, reference);
  if (here !== undefined) return facts(reference, here);
  await pull(docker, reference, options);
  const pulled = await inspect(docker, reference);
  if (pulled === undefined)
    throw new PlatformError(
      "image-pull-failed",
      `The image ${reference} was pulled, and still is not there. Try: docker pull ${reference}`,
    );
  return facts(reference, pulled);
}

async function inspect(docker: Dockerode, reference: string): Promise<Dockerode.ImageInspectInfo | undefined> {
  try {
    return await docker.getImage(reference).inspect();
  } catch (error) {
    if (statusCode(error) === 404) return undefined;
    if (statusCode(error) === 400) throw await notFound(docker, reference, error);
    throw engineFault(`looking for the image ${reference}`, error);
  }
}

async function pull(docker: Dockerode, reference: string, options: ImageOptions): Promise<void> {
  try {
    // A reference without a tag would pull every tag there is.
    const name = /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
    const stream = await docker.pull(name, {
      ...(options.platform === undefined ? {} : { platform: options.platform }),
      ...(options.signal === undefined ? {} : { abortSignal: options.signal }),
    });
    options.onProgress?.(`pulling ${reference}`);
    for await (const line of createInterface({ input: Readable.from(stream) })) {
      const step = progressOf(line);
      if (step.error !== undefined) throw new Error(step.error);
      if (step.text !== undefined) options.onProgress?.(step.text);
    }
  } catch (error) {
    if (options.signal?.aborted)
      throw new PlatformError("interrupted", `Pulling ${reference} was interrupted.`, { cause: error });
    const words = engineWords(error);
    if (/not found|does not exist|denied|unauthorized|invalid reference|manifest unknown/i.test(words))
      throw await notFound(docker, reference, error);
    throw new PlatformError(
      "image-pull-failed",
      `The image ${reference} is not here and cannot be pulled (${lastReason(words)}).${await nearImageHint(docker, reference)} Build it here, or see whether its registry can be reached: docker pull ${reference}`,
      { cause: error },
    );
  }
}

/** The innermost of an engine's nested reasons: `no such host`, without the addresses before it. */
function lastReason(words: string): string {
  return words.split(": ").at(-1) ?? words;
}

async function notFound(docker: Dockerode, reference: string, cause: unknown): Promise<PlatformError> {
  const hint = await nearImageHint(docker, reference);
  return new PlatformError(
    "image-not-found",
    `There is no image ${reference}, neither here nor in its registry.${hint} See what is here with "docker images", or build it: docker build -t ${reference} .`,
    { cause },
  );
}

function progressOf(line: string): { text?: string; error?: string } {
  const step: unknown = JSON.parse(line);
  if (typeof step !== "object" || step === null) return {};
  if ("error" in step) return { error: String(step.error) };
  const part = (key: string): string => (key in step ? String(Reflect.get(step, key)) : "");
  const text = [part("id"), part("status"), part("progress")].filter((word) => word !== "").join(" ");
  return text === "" ? {} : { text };
}

function facts(reference: string, image: Dockerode.ImageInspectInfo): ImageFacts {
  // Fields that are empty are left out by some engines, whatever their type says.
  const config: Partial<Dockerode.ImageInspectInfo["Config"]> = image.Config ?? {};
  const environment = (config.Env ?? []).map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    return equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return {
    reference,
    id: image.Id,
    os: image.Os,
    architecture: image.Architecture,
    sizeBytes: image.Size,
    entrypoint: list(config.Entrypoint),
    cmd: list(config.Cmd),
    user: config.User ?? "",
    workingDirectory: config.WorkingDir ?? "",
    environment: Object.fromEntries(environment),
    labels: { ...config.Labels },
    exposedPorts: Object.keys(config.ExposedPorts ?? {}),
  };
}

function list(value: string | string[] | null | undefined): readonly string[] | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? [value] : value;
}
