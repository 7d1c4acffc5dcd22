import { resolve } from "node:path";
import { containerLimits, loadProfile, type Profile } from "@byoa/conformance/profile";
import { redactedValues } from "@byoa/conformance/secrets";
import { jsonText } from "@byoa/conformance/text";
import { jobName, localSession, type TrainRequest } from "@byoa/sdk";
import { write } from "../ends/output.ts";
import { type Console, openConsole } from "../local/console.ts";
import { hyperparameterFile } from "../local/hyperparameter-file.ts";
import { configurationFor, openPlace } from "../local/image-argument.ts";
import { metricDefinitions } from "./metric-flags.ts";
import type { TrainFlags } from "./train-flags.ts";
import { trainSummary } from "./train-summary.ts";

/** `byoa train`: from the flags to the exit code. Throws ConfigurationError, UsageError, SdkError, PlatformError, Interrupted. */
export async function trainCommand(image: string | undefined, flags: TrainFlags, signal: AbortSignal): Promise<number> {
  const console = openConsole(flags);
  const config = await configurationFor(image, flags.config, flags.engine);
  const profile = await loadProfile({ config, flags: { ...flags, image, hp: await hyperparameters(flags) } });
  const given = jobOf(profile, flags);
  signal.throwIfAborted();
  const { buildArg, engine, jobsDir } = flags;
  const place = await openPlace(image ?? profile.trainImage, {
    usage: "train IMAGE",
    command: profile.command,
    engine,
    buildArg,
    console,
    signal,
  });
  const hostsApart = place.platform.missing.get("host-network");
  if (flags.hosts > 1 && hostsApart !== undefined) console.note(hostsApart);
  await using session = localSession({ platform: place.platform, jobsFolder: resolve(jobsDir) });
  const name = flags.jobName ?? jobName(place.image);
  // A job that never starts has no header.
  let told = false;
  const tellOnce = () => {
    if (!told) tellStart(console, name, place.image, given);
    told = true;
  };
  const job = await session.train({
    ...given,
    jobName: name,
    image: place.image,
    onLog(line, host) {
      tellOnce();
      console.log(line, flags.hosts > 1 ? host : undefined);
    },
    signal,
  });
  tellOnce();
  const record = await job.finished;
  for (const line of trainSummary(record, { jobsFolder: flags.jobsDir, colours: console.colours })) console.say(line);
  if (flags.json) await write(jsonText({ ...record, jobsFolder: flags.jobsDir }));
  return record.status === "Failed" ? 1 : 0;
}

async function hyperparameters({ hp = [], hpFile }: TrainFlags): Promise<string[]> {
  return [...(hpFile === undefined ? [] : await hyperparameterFile(hpFile)), ...hp];
}

type Job = Omit<TrainRequest, "jobName" | "image">;

function jobOf(profile: Profile, flags: TrainFlags): Job {
  const declared = profile.declaredData ? profile.channels : [];
  return {
    // A value that is not declared is no default of the image: what check tries by itself stays out.
    hyperparameters: Object.fromEntries(profile.hyperparameters.map(({ name, value }) => [name, value])),
    environment: profile.trainEnvironment,
    channels: declared.map(({ name, files, contentType, inputMode }) => ({
      name,
      files,
      contentType,
      inputMode: flags.mode ?? inputMode,
    })),
    instanceCount: flags.hosts,
    randomHostNames: flags.randomHostNames === true,
    metricDefinitions: metricDefinitions(flags.metric) ?? profile.metrics,
    maxRunSeconds: flags.maxRun,
    stopAfterSeconds: flags.stopAfter,
    platform: profile.resources.platform,
    limits: containerLimits(profile),
  };
}

function tellStart(console: Console, name: string, image: string, job: Job): void {
  const { bold, dim } = console.colours;
  console.say(`${bold(name)}  ${image}`);
  const channels = job.channels.map(
    ({ name, inputMode, files }) => `${name} (${inputMode}, ${files.length} ${files.length === 1 ? "file" : "files"})`,
  );
  console.say(dim(`channels         ${channels.join(", ") || "none"}`));
  const hyperparameters = Object.entries(redactedValues(job.hyperparameters)).map(
    ([name, value]) => `${name}=${value}`,
  );
  console.say(dim(`hyperparameters  ${hyperparameters.join(" ") || "none"}`));
}
