import { once } from "node:events";
import { jsonText } from "@byoa/conformance/text";
import type { Deployment } from "@byoa/sdk";
import type { Interruption } from "../ends/interruption.ts";
import { write } from "../ends/output.ts";
import { type Console, openConsole } from "../local/console.ts";
import { openServing, type ServingFlags } from "../local/open-serving.ts";
import { seconds } from "../plain-text.ts";
import { tellArchiveNotes } from "./archive-notes.ts";

/** The flags of `byoa serve` as the parser gives them. */
export interface ServeFlags extends ServingFlags {
  readonly port: number;
  readonly startLimit?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}

/** `byoa serve`: until Ctrl-C. Throws ConfigurationError, SdkError, PlatformError. */
export async function serveCommand(
  model: string | undefined,
  flags: ServeFlags,
  interruption: Interruption,
): Promise<number> {
  const console = openConsole(flags);
  const { signal } = interruption;
  const usage = "serve MODEL --image IMAGE";
  await using serving = await openServing(model, flags, { usage, console, signal });
  const { session, image, environment, limits } = serving;
  if (serving.model !== undefined) await tellArchiveNotes(serving.model, console);
  console.note(`starting ${image} with ${serving.model ?? "no model"}`);
  await using deployment = await session.deploy({
    image,
    model: serving.model,
    environment,
    limits,
    port: flags.port,
    platform: flags.platform,
    startLimitSeconds: flags.startLimit,
    onLog: (line) => console.log(line, undefined),
    signal,
  });
  const { url, readyAfterMs } = deployment;
  interruption.becomesOrdinaryEnd();
  tellReady(console, deployment, image);
  if (flags.json) await write(jsonText({ url, readyAfterMs, image, model: serving.model }, 0));
  return await untilTheEnd(deployment, console, signal);
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
    console.note("ending … (again to leave at once)");
    await deployment.stop();
    console.say("Ended");
    return 0;
  }
  const reasons = deployment.limitsHit();
  const why = reasons.length === 0 ? "Its log says why." : `${reasons.join(". ")}.`;
  process.stderr.write(`byoa: the container ended by itself with exit code ${exit.code}. ${why}\n`);
  return 1;
}
