import type { CommandContext } from "../command.ts";
import type { DockerEngine } from "../engine/engine.ts";
import { SetupError } from "../setup-error.ts";
import { pullImage } from "./pull.ts";
import { makePython, pythonContents } from "./python-stand-in.ts";
import { makeStandIn, standInLabel, whyNoStandIn } from "./stand-in.ts";

/** An image that Dockerfiles build from, and what is made in its place where no registry gives it. */
export interface BaseImage {
  readonly name: string;
  /** What a stand-in consists of, for the line that says that one is made. */
  readonly standIn: string;
  /** Why this machine cannot make the stand-in; undefined when it can. */
  obstacle(engine: DockerEngine): string | undefined;
  make(engine: DockerEngine, tell: (text: string) => void, signal: AbortSignal): Promise<void>;
}

/** What the Dockerfiles of this repository build from. */
export const baseImage = "node:24-bookworm-slim";

const node: BaseImage = {
  name: baseImage,
  standIn: "Debian and Node from their packages",
  obstacle: (engine) => whyNoStandIn(engine.architecture),
  make: (engine, tell, signal) => makeStandIn(engine.docker, baseImage, tell, signal),
};

/** What algorithms in Python build from: `byoa new --language python`, and the labs in Python. */
const pythonImage = "python:3.13-slim-bookworm";

const python: BaseImage = {
  name: pythonImage,
  standIn: pythonContents(baseImage),
  obstacle: () => undefined,
  make: (_engine, tell, signal) => makePython({ name: pythonImage, from: baseImage, tell, signal }),
};

/** The base image of Node: the one that is there, a pulled one, or, where no registry gives it, a stand-in made here. */
export async function ensureBaseImage(engine: DockerEngine, context: CommandContext): Promise<void> {
  await ensure(engine, context, node);
}

/**
 * The base image of Python, in the same three ways. Its stand-in is built from the base image of Node, which must be there:
 * only what needs Python asks for it.
 */
export async function ensurePythonImage(engine: DockerEngine, context: CommandContext): Promise<void> {
  await ensure(engine, context, python);
}

async function ensure(engine: DockerEngine, context: CommandContext, image: BaseImage): Promise<void> {
  const { env, progress, signal } = context;
  const { name } = image;
  const step = progress("base image");
  const present = await engine.docker
    .getImage(name)
    .inspect()
    .catch(() => undefined);
  if (present) {
    const isStandIn = present.Config.Labels?.[standInLabel] !== undefined;
    return step.done(isStandIn ? `${name} (this machine's stand-in)` : name);
  }
  try {
    const refusal = await pullImage(engine.docker, name, step.now, signal);
    if (refusal === undefined) return step.done(`${name} pulled`);
    const obstacle = image.obstacle(engine);
    if (obstacle !== undefined) {
      throw new SetupError(`${name} cannot be pulled (${refusal}), and ${obstacle}: bring it here by "docker load"`);
    }
    if (env.BYOA_SETUP === "never") {
      throw new SetupError(
        `${name} cannot be pulled (${refusal}), and BYOA_SETUP=never forbids to make a stand-in: bring it here by "docker load"`,
      );
    }
    step.note(`${name} cannot be pulled (${refusal}): a stand-in is made here, ${image.standIn}`);
    await image.make(engine, step.now, signal);
    step.done(`${name} made here as a stand-in; never push it, it carries this machine's certificates`);
  } finally {
    step.stop();
  }
}
