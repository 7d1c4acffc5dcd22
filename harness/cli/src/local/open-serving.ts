import { resolve } from "node:path";
import { containerLimits, loadProfile, type ResourceFlags } from "@byoa/conformance/profile";
import type { EngineName, ResourceLimits } from "@byoa/platform";
import { localSession, type Session } from "@byoa/sdk";
import type { Console } from "./console.ts";
import { configurationFor, openPlace } from "./image-argument.ts";
import { modelFor } from "./model-argument.ts";

/** The flags of the commands that serve a model. */
export interface ServingFlags extends ResourceFlags {
  readonly image?: string;
  readonly env?: readonly string[];
  readonly config?: string;
  readonly engine?: EngineName;
  readonly buildArg?: readonly string[];
  readonly logLimit?: string;
  readonly jobsDir: string;
}

/** A session, and what it is to serve. Disposing ends it. */
export interface OpenServing extends AsyncDisposable {
  readonly session: Session;
  readonly image: string;
  readonly model: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: ResourceLimits;
}

/** From a model argument and flags to a session. Throws SdkError, ConfigurationError, UsageError, PlatformError. */
export async function openServing(
  model: string | undefined,
  flags: ServingFlags,
  { usage, console, signal }: { readonly usage: string; readonly console: Console; readonly signal: AbortSignal },
): Promise<OpenServing> {
  const { jobsDir, buildArg } = flags;
  const served = await modelFor(model, { image: flags.image, jobsDir });
  const config = await configurationFor(served.image, flags.config, flags.engine ?? served.engine);
  const { platform: asked, env, logLimit, memory, processes, cpus, disk, archiveLimit, shmSize, gpus } = flags;
  const given = { platform: asked, env, logLimit, memory, processes, cpus, disk, archiveLimit, shmSize, gpus };
  const profile = await loadProfile({ config, flags: given });
  const engineName = flags.engine ?? served.engine;
  const { platform, image } = await openPlace(served.image, {
    usage,
    command: profile.command,
    engine: engineName,
    buildArg,
    console,
    signal,
  });
  const session = localSession({ platform, jobsFolder: resolve(jobsDir) });
  return {
    session,
    image,
    model: served.model,
    environment: profile.serveEnvironment,
    limits: containerLimits(profile),
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}
