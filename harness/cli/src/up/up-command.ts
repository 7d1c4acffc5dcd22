import { once } from "node:events";
import { resolve } from "node:path";
import { openApi, type RequestRecord, resetState } from "@byoa/api";
import { jsonText } from "@byoa/conformance/text";
import { type EngineName, openLocalPlatform } from "@byoa/platform";
import { coloursFor } from "../colours.ts";
import type { Interruption } from "../ends/interruption.ts";
import { write } from "../ends/output.ts";
import { errorLine } from "../errors/error-lines.ts";
import { clientVariables, shellLines } from "./client-variables.ts";
import { requestLine } from "./request-line.ts";

/** The flags of `byoa up` as the parser gives them. */
export interface UpFlags {
  readonly port: number;
  readonly stateDir: string;
  readonly network: "none" | "open";
  readonly engine?: EngineName;
  readonly reset?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}

/** `byoa up`: until Ctrl-C. Throws UpError, PlatformError. */
export async function upCommand(flags: UpFlags, interruption: Interruption): Promise<number> {
  const stateFolder = resolve(flags.stateDir);
  if (flags.reset) {
    resetState(stateFolder);
    await write(`removed what byoa up kept in ${flags.stateDir}\n`);
    return 0;
  }
  const colours = coloursFor(process.stdout);
  const show = (record: RequestRecord): void => {
    if (flags.json) process.stdout.write(`${jsonText(record, 0)}`);
    else if (!flags.quiet) process.stdout.write(`${requestLine(record, colours)}\n`);
  };
  const platform = await openLocalPlatform({ engine: flags.engine });
  const api = await openApi({
    platform,
    stateFolder,
    port: flags.port,
    network: flags.network,
    onRequest: show,
    onFault: (error) => process.stderr.write(`${errorLine(error instanceof Error ? error.message : String(error))}\n`),
  }).catch(async (error: unknown) => {
    await platform[Symbol.asyncDispose]();
    throw error;
  });
  await using _ = api;
  interruption.becomesOrdinaryEnd();
  const variables = clientVariables(api.url);
  if (flags.json) await write(jsonText({ url: api.url, stateFolder, variables }, 0));
  else {
    const head = `${colours.bold(colours.green("Up"))}  ${colours.bold(api.url)}  state in ${flags.stateDir}`;
    const end = colours.dim("Ctrl-C ends it; jobs, logs and objects stay");
    await write(`${[head, ...shellLines(variables), end].join("\n")}\n`);
  }
  if (!interruption.signal.aborted) await once(interruption.signal, "abort");
  return 0;
}
