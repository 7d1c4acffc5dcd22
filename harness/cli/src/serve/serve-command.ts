import { once } from "node:events";
import { resolve } from "node:path";
import { Interrupted, loadProfile } from "@byoa/conformance";
import { type Deployment, type EngineName, localSession } from "@byoa/sdk";
import { listenForInterruption } from "../interruption.ts";
import { type Console, openConsole } from "../local/console.ts";
import { configurationFor, openPlace } from "../local/image-argument.ts";
import { modelFor } from "../local/model-argument.ts";
import { write } from "../output.ts";
import { seconds } from "../plain-text.ts";
import { tellArchiveNotes } from "./archive-notes.ts";

/** The flags of `byoa serve` as the parser gives them. */
export interface ServeFlags {
  readonly image?: string;
  readonly port: number;
  readonly env?: readonly string[];
  readonly startLimit?: number;
  readonly jobsDir: string;
  readonly buildArg?: readonly string[];
  readonly config?: string;
  readonly engine?: EngineName;
  readonly platform?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}

/** `byoa serve`: until Ctrl-C. Throws ConfigurationError, SdkError, PlatformError; Interrupted before it is in service. */
export async function serveCommand(model: string | undefined, flags: ServeFlags): Promise<number> {
  const console = openConsole(flags);
  const served = await modelFor(model, { image: flags.image, jobsDir: flags.jobsDir });
  const config = await configurationFor(served.image, flags.config);
  const profile = await loadProfile({ config, flags: { env: flags.env } });
  using interruption = listenForInterruption(() => console.note("ending … (again to leave at once)"));
  const { signal } = interruption;
  try {
    const { buildArg, jobsDir } = flags;
    const { engine, image } = await openPlace(served.image, {
      usage: "serve MODEL --image IMAGE",
      command: profile.command,
      engine: flags.engine ?? served.engine,
      buildArg,
      console,
      signal,
    });
    await using session = localSession({ engine, jobsFolder: resolve(jobsDir) });
    if (served.model !== undefined) await tellArchiveNotes(served.model, console);
    console.note(`starting ${image} with ${served.model ?? "no model"}`);
    await using deployment = await session.deploy({
      image,
      model: served.model,
      environment: profile.serveEnvironment,
      port: flags.port,
      platform: flags.platform,
      startLimitSeconds: flags.startLimit,
      onLog: (line) => console.log(line, undefined),
      signal,
    });
    const { url, readyAfterMs } = deployment;
    tellReady(console, deployment, image);
    if (flags.json) await write(`${JSON.stringify({ url, readyAfterMs, image, model: served.model })}\n`);
    return await untilTheEnd(deployment, console, signal);
  } catch (error) {
    if (signal.aborted) throw new Interrupted();
    throw error;
  }
}

function tellReady(console: Console, { url, readyAfterMs }: Deployment, image: string): void {
  const { bold, green, dim } = console.colours;
  console.say(`${bold(green("InService"))}  ${bold(url)}  ${image}, /ping 200 after ${seconds(readyAfterMs)}`);
  console.say(dim(`next       byoa invoke ${url} --body @row.csv     Ctrl-C ends it`));
}

/** 0 when it was asked to end, 1 when it ended by itself. */
async function untilTheEnd(deployment: Deployment, console: Console, signal: AbortSignal): Promise<number> {
  const asked = signal.aborted ? Promise.resolve() : once(signal, "abort");
  const exit = await Promise.race([deployment.exited, asked.then(() => undefined)]);
  if (exit === undefined) {
    await deployment.stop();
    console.say("Ended");
    return 0;
  }
  process.stderr.write(`byoa: the container ended by itself with exit code ${exit.code}. Its log says why.\n`);
  return 1;
}
