import { relative, resolve } from "node:path";
import { contentTypeOf, readChannelFiles } from "@byoa/conformance";
import { jsonText } from "@byoa/conformance/text";
import type { AssemblyType, BatchStrategy, SplitType } from "@byoa/contract";
import { limitSentence, type TransformedObject } from "@byoa/platform";
import { jobName } from "@byoa/sdk";
import { write } from "../ends/output.ts";
import { type Console, openConsole } from "../local/console.ts";
import { openServing, type ServingFlags } from "../local/open-serving.ts";
import { plainText, seconds } from "../plain-text.ts";
import { causeOfFailure } from "./cause-of-failure.ts";

/** The flags of `byoa transform` as the parser gives them. */
export interface TransformFlags extends ServingFlags {
  readonly input: string;
  readonly output: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly splitType: SplitType;
  readonly strategy?: BatchStrategy;
  readonly assembleWith?: AssemblyType;
  readonly join?: "None" | "Input";
  readonly maxPayload?: number;
  readonly maxConcurrent?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}

/** `byoa transform`: from the flags to the exit code. Throws ConfigurationError, SdkError, PlatformError, Interrupted. */
export async function transformCommand(
  model: string | undefined,
  flags: TransformFlags,
  signal: AbortSignal,
): Promise<number> {
  const console = openConsole(flags);
  const input = await readChannelFiles([{ file: resolve(flags.input), where: `--input ${flags.input}` }]);
  signal.throwIfAborted();
  const usage = "transform MODEL --image IMAGE";
  await using serving = await openServing(model, flags, { usage, console, signal });
  const { session, image, environment, limits } = serving;
  console.note(`transforming ${input.length} ${input.length === 1 ? "file" : "files"} with ${image}`);
  const contentType = flags.contentType ?? contentTypeOf(input[0]?.path ?? "");
  const result = await session.transform({
    jobName: jobName(image),
    image,
    model: serving.model,
    environment,
    limits,
    platform: flags.platform,
    input,
    output: resolve(flags.output),
    contentType,
    accept: flags.accept,
    splitType: flags.splitType,
    strategy: flags.strategy,
    assembleWith: flags.assembleWith,
    join: flags.join,
    maxPayloadInMB: flags.maxPayload,
    maxConcurrentTransforms: flags.maxConcurrent,
    onLog: (line) => console.log(line, undefined),
    onObject: (object) => tellObject(console, object),
    signal,
  });
  const { bold, green, red } = console.colours;
  const paint = result.status === "Completed" ? green : red;
  console.say(`${bold(paint(result.status))}  ${seconds(result.durationMs)}`);
  if (result.failureReason !== undefined) console.say(`reason     ${plainText(result.failureReason)}`);
  if (result.status === "Failed")
    for (const line of causeOfFailure(result, { splitType: flags.splitType, contentType }))
      console.say(plainText(line));
  for (const hit of result.limitsHit ?? []) console.say(`limit      ${limitSentence(hit)}`);
  if (flags.json) await write(jsonText(result));
  return result.status === "Completed" ? 0 : 1;
}

function tellObject({ colours, say }: Console, { path, records, requests, output, error }: TransformedObject): void {
  const amount = `${records} ${records === 1 ? "record" : "records"}, ${requests} ${requests === 1 ? "request" : "requests"}`;
  if (output !== undefined) say(`${colours.green("✓")} ${path} → ${relative("", output)}  ${amount}`);
  else say(`${colours.red("✗")} ${path}: ${plainText(error ?? "")}`);
}
