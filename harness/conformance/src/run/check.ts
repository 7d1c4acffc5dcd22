import type { ImageFacts, Platform } from "@byoa/platform";
import { prepareReportFolder } from "../report/report-folder.ts";
import { select } from "../requirement/selection.ts";
import { catalogue as wholeCatalogue } from "../requirements/catalogue.ts";
import { redactionFor } from "../secrets/redaction-for.ts";
import { UsageError } from "../usage-error.ts";
import { concludeRun } from "./conclude-run.ts";
import { trainingTimesOf } from "./estimate.ts";
import type { CheckEvent } from "./event.ts";
import { Interrupted } from "./interrupted.ts";
import { openJobsFolder } from "./jobs-folder.ts";
import { observe } from "./observe.ts";
import type { CheckOptions, CheckResult } from "./options.ts";
import { defaultParallel } from "./parallelism.ts";
import { planRun } from "./plan.ts";
import { redactEvent } from "./redact-event.ts";
import { shortenedWaits, waitsOf } from "./waits.ts";

/** Used in the report when the caller names no version. */
export const DEFAULT_VERSION = "0.1.0";

/**
 * Checks an image against the contract: plans, runs the experiments, judges, and writes the report.
 *
 * What was asked for wrongly is thrown before anything costly happens (UsageError); what the platform cannot do is a
 * PlatformError, an abort is Interrupted. In each case, and at the end, everything that was made is gone.
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { profile, reportFolder, selection = {}, signal = new AbortController().signal } = options;
  const catalogue = options.catalogue ?? wholeCatalogue;
  const plan = planRun(catalogue, select(catalogue, selection));
  if (profile.trainImage === undefined && profile.serveImage === undefined) {
    throw new UsageError("no-image", "No image was given; type `byoa check IMAGE`.");
  }
  await using _place = reportFolder === undefined ? undefined : await prepareReportFolder(reportFolder);
  const keep = options.keep === true && reportFolder !== undefined;
  const redact = redactionFor(profile);
  const emit = (event: CheckEvent): void => options.onEvent?.(redactEvent(event, redact));

  const startedAtMs = Date.now();
  const started = performance.now();
  await using jobs = await openJobsFolder(keep ? reportFolder : undefined);
  const platform = await openPlatform(options, signal);
  let closed = false;
  // Why a check ended is what counts; what its containers left behind is the command's to name.
  await using _platform = {
    async [Symbol.asyncDispose]() {
      if (!closed) await Promise.resolve(platform[Symbol.asyncDispose]()).catch(() => {});
    },
  };
  emit({ kind: "engine", ...platform.description });
  const images = await findImages(platform, options, emit, signal);
  emit({
    kind: "planned",
    experiments: plan.experiments.map(({ name, title }) => ({ name, title })),
    requirements: plan.selected.length,
    trainingTimes: trainingTimesOf(plan.experiments, profile, options.parallel ?? defaultParallel()),
  });
  const { tellOthers, ...observed } = await observe({
    plan,
    options,
    platform,
    jobsFolder: jobs.path,
    images,
    redact,
    emit,
    signal,
  });
  if (keep) jobs.keep();

  const result = await concludeRun(
    {
      profile,
      selection,
      images,
      engine: platform.description,
      facets: platform.capabilities,
      missing: platform.missing,
      startedAtMs,
      durationMs: Math.round(performance.now() - started),
      strict: options.strict ?? false,
      shortened: shortenedWaits(waitsOf(profile, { thorough: options.thorough, overrides: options.waits })),
      flags: options.flags ?? [],
      ...observed,
    },
    plan,
    catalogue,
    { version: options.version ?? DEFAULT_VERSION, reportFolder },
  );
  tellOthers(result.report.verdicts);
  closed = true;
  // A verdict that was reached stands, whatever could not be removed.
  const left = await Promise.resolve(platform[Symbol.asyncDispose]()).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return {
    ...result,
    ...(left === undefined || result.problem !== undefined ? {} : { problem: left }),
    ...(keep ? { jobsFolder: jobs.path } : {}),
  };
}

async function openPlatform(options: CheckOptions, signal: AbortSignal): Promise<Platform> {
  if (signal.aborted) throw new Interrupted();
  return await options.openPlatform(signal);
}

async function findImages(
  platform: Platform,
  { profile }: CheckOptions,
  emit: (event: CheckEvent) => void,
  signal: AbortSignal,
): Promise<{ train: ImageFacts | undefined; serve: ImageFacts | undefined }> {
  const find = async (reference: string | undefined, use: "train" | "serve"): Promise<ImageFacts | undefined> => {
    if (reference === undefined) return undefined;
    const facts = await platform.describeImage(reference, {
      platform: profile.resources.platform,
      signal,
      onProgress: (line) => emit({ kind: "image-progress", reference, line }),
    });
    emit({ kind: "image", use, facts });
    return facts;
  };
  try {
    const train = await find(profile.trainImage, "train");
    const serve = profile.serveImage === profile.trainImage ? train : await find(profile.serveImage, "serve");
    if (signal.aborted) throw new Interrupted();
    return { train, serve };
  } catch (error) {
    throw signal.aborted ? new Interrupted() : error;
  }
}
