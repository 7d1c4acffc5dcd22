import type { ImageFacts } from "@byoa/platform";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import { announcedCapabilities } from "./announced-capabilities.ts";
import { conclude, countVerdicts } from "./conclusion.ts";
import { CONTRACT_VERSION } from "./contract-version.ts";
import { cutLogs } from "./cut-logs.ts";
import { foundByLooking } from "./found-by-looking.ts";
import { limitsInWords, metLimits } from "./met-limits.ts";
import { notLookedAt } from "./not-looked-at.ts";
import type { Report, ReportExperiment, ReportImage, Verdict } from "./report.ts";

/** What a report says beside its verdicts: the facts of the run. */
export interface RunFacts {
  readonly version: string;
  readonly profile: Profile;
  readonly images: { readonly train: ImageFacts | undefined; readonly serve: ImageFacts | undefined };
  readonly engine: Report["engine"];
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly strict: boolean;
  readonly shortened: readonly string[];
  readonly leftOut: readonly string[];
  readonly flags: readonly string[];
  readonly part?: Report["selection"];
}

/** Puts a report together; pure. */
export function buildReport(
  facts: RunFacts,
  verdicts: readonly Verdict[],
  experiments: readonly Experiment<unknown>[],
  outcomes: ReadonlyMap<string, Outcome>,
  next: string | undefined,
): Report {
  const { train, serve } = facts.images;
  const first = train ?? serve;
  if (first === undefined) throw new Error("A report needs an image.");
  const limits = limitsInWords(outcomes);
  const found = foundByLooking(facts.profile, { experiments, outcomes }, facts.flags);
  return {
    schemaVersion: 1,
    byoa: facts.version,
    contract: CONTRACT_VERSION,
    image: reportImage(first),
    ...(serve === undefined || serve.id === first.id ? {} : { serveImage: reportImage(serve) }),
    profile: facts.profile.source,
    engine: { name: facts.engine.name, version: facts.engine.version, platform: facts.engine.platform },
    startedAt: new Date(facts.startedAtMs).toISOString(),
    durationMs: facts.durationMs,
    conclusion: conclude(verdicts, facts.strict),
    ...(facts.strict ? { strict: true as const } : {}),
    ...(facts.part === undefined ? {} : { selection: facts.part }),
    verdicts,
    counts: countVerdicts(verdicts),
    experiments: experiments.map((experiment) => reportExperiment(experiment, outcomes.get(experiment.name))),
    shortened: facts.shortened,
    ...(limits.length === 0 ? {} : { limits }),
    ...(found.length === 0 ? {} : { found }),
    leftOut: [
      ...facts.leftOut,
      ...notLookedAt(verdicts),
      ...(facts.part === undefined ? announcedCapabilities(facts.images, facts.profile, outcomes) : []),
      ...cutLogs(experiments, outcomes),
      ...metLimits(experiments, outcomes),
    ],
    ...(facts.flags.length === 0 ? {} : { flags: facts.flags }),
    ...(next === undefined ? {} : { next }),
  };
}

function reportImage({ reference, id, os, architecture, sizeBytes }: ImageFacts): ReportImage {
  return { reference, id, os, architecture, sizeBytes };
}

function reportExperiment({ name, title }: Experiment<unknown>, outcome: Outcome | undefined): ReportExperiment {
  switch (outcome?.kind) {
    case "observed":
      return { name, title, outcome: "observed", durationMs: outcome.durationMs };
    case "error":
      return { name, title, outcome: "error", reason: outcome.message };
    default:
      return { name, title, outcome: "not-run", reason: outcome?.because.reason ?? "it was not part of this run" };
  }
}
