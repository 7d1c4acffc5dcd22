import type { CommandContext } from "../command.ts";
import type { DockerEngine } from "../engine/engine.ts";
import { SetupError } from "../setup-error.ts";
import { pullImage } from "./pull.ts";
import { makeStandIn, standInLabel, whyNoStandIn } from "./stand-in.ts";

/** What the Dockerfiles of this repository build from. */
export const baseImage = "node:24-bookworm-slim";

/** The base image: the one that is there, a pulled one, or, where no registry gives it, a stand-in made on this machine. */
export async function ensureBaseImage(engine: DockerEngine, context: CommandContext, name = baseImage): Promise<void> {
  const { env, progress, signal } = context;
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
    const obstacle = whyNoStandIn(engine.architecture);
    if (obstacle !== undefined) {
      throw new SetupError(`${name} cannot be pulled (${refusal}), and ${obstacle}: bring it here by "docker load"`);
    }
    if (env.BYOA_SETUP === "never") {
      throw new SetupError(
        `${name} cannot be pulled (${refusal}), and BYOA_SETUP=never forbids to make a stand-in: bring it here by "docker load"`,
      );
    }
    step.note(`${name} cannot be pulled (${refusal}): a stand-in is made here, Debian and Node from their packages`);
    await makeStandIn(engine.docker, name, step.now, signal);
    step.done(`${name} made here as a stand-in; never push it, it carries this machine's certificates`);
  } finally {
    step.stop();
  }
}
