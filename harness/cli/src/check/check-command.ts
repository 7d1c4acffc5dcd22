import {
  type CheckEvent,
  type CheckResult,
  CONTRACT_VERSION,
  catalogue,
  check,
  duration,
  loadProfile,
  type Profile,
  renderers,
  replay,
  type Selection,
} from "@byoa/conformance";
import { hasColours } from "../colours.ts";
import type { Interruption } from "../ends/interruption.ts";
import { write } from "../ends/output.ts";
import { errorLine } from "../errors/error-lines.ts";
import { configurationFor } from "../local/image-argument.ts";
import { openProgress } from "../progress/open-progress.ts";
import { VERSION } from "../version.ts";
import { type CheckFlags, repeatedFlags } from "./check-flags.ts";
import { imagesAndPlatform } from "./images-and-platform.ts";

/** In the current folder. */
const DEFAULT_REPORT_FOLDER = "byoa-report";

/** `byoa check`: from the flags to the exit code. Throws ConfigurationError, UsageError, PlatformError, Interrupted. */
export async function checkCommand(
  image: string | undefined,
  flags: CheckFlags,
  interruption: Interruption,
): Promise<number> {
  const result =
    flags.replay === undefined ? await checkImage(image, flags, interruption) : await replaySaved(flags.replay, flags);
  await write(rendered(result, flags));
  if (result.problem !== undefined) process.stderr.write(`${errorLine(result.problem)}\n`);
  return result.exitCode;
}

async function checkImage(
  image: string | undefined,
  flags: CheckFlags,
  interruption: Interruption,
): Promise<CheckResult> {
  const config = await configurationFor(image, flags.config, flags.engine);
  const declared = await loadProfile({ config, flags: { ...flags, image } });
  const budgetMs = flags.budget === undefined ? undefined : duration("--budget", flags.budget);
  using progress = openProgress({
    output: process.stderr,
    versions: { byoa: VERSION, contract: CONTRACT_VERSION },
    profile: declaredIn(declared),
    quiet: flags.quiet ?? false,
  });
  using _telling = interruption.sayThrough((line) => progress.note(line));
  const { signal } = interruption;
  signal.throwIfAborted();
  const { profile, openPlatform } = await imagesAndPlatform(declared, flags, {
    console: progress,
    signal,
  });
  return await check({
    profile,
    selection: selectionOf(flags),
    strict: flags.strict ?? false,
    thorough: flags.thorough,
    budgetMs,
    keep: flags.keep,
    reportFolder: flags.report === false ? undefined : (flags.report ?? DEFAULT_REPORT_FOLDER),
    version: VERSION,
    flags: repeatedFlags(config === undefined ? flags : { ...flags, config }),
    signal,
    openPlatform,
    onEvent: (event: CheckEvent) => {
      if (!signal.aborted) progress.onEvent(event);
    },
  });
}

/** A replay writes a report only where one was asked for: the saved run is not touched. */
async function replaySaved(folder: string, flags: CheckFlags): Promise<CheckResult> {
  return await replay({
    folder,
    selection: selectionOf(flags),
    ...(flags.strict === undefined ? {} : { strict: flags.strict }),
    reportFolder: flags.report || undefined,
    version: VERSION,
  });
}

function rendered(result: CheckResult, flags: CheckFlags): string {
  const options = {
    catalogue,
    width: process.stdout.columns,
    colors: hasColours(process.stdout),
    reportFolder: result.reportFolder,
    jobsFolder: result.jobsFolder,
    quiet: flags.quiet,
    header: flags.replay !== undefined || !(process.stdout.isTTY && process.stderr.isTTY),
  };
  return (flags.json ? renderers.json : renderers.terminal)(result.report, options);
}

const selectionOf = ({ only, skip, level }: CheckFlags): Selection => ({ only, skip, level });

const declaredIn = (profile: Profile): string | undefined => (profile.source === "iris" ? undefined : profile.source);
