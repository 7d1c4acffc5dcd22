import type { Outcome } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import { commandLine } from "../text/shell-text.ts";
import { askedFor } from "./asked-for.ts";
import type { Verdict } from "./report.ts";

export interface NextCommandInput {
  readonly image: string;
  readonly flags: readonly string[];
  readonly profile: Profile;
  readonly verdicts: readonly Verdict[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Something was left out for want of time. */
  readonly overBudget: boolean;
}

/** The command that would give what an inconclusive run misses; undefined when nothing is known that would. */
export function nextCommand({
  image,
  flags,
  profile,
  verdicts,
  outcomes,
  overBudget,
}: NextCommandInput): string | undefined {
  const command = (...more: string[]): string => commandLine(["byoa", "check", image, ...flags, ...more]);
  const wanting = verdicts.filter(({ needsData }) => needsData === true);
  if (wanting.some(({ section }) => section !== "serving")) {
    const { channels, hyperparameters } = askedFor(refusals(outcomes));
    const given = profile.channels.map(({ name }) => name);
    const others = channels.filter((name) => !given.includes(name) && !isManifest(name, given));
    const wanted = [others, channels, hyperparameters.length > 0 ? [] : given].find((names) => names.length > 0) ?? [];
    return command(
      ...wanted.flatMap((name) => ["--input", `${name}=DIR`]),
      ...hyperparameters
        .filter((name) => !wanted.includes(name) && !profile.hyperparameters.some((known) => known.name === name))
        .flatMap((name) => ["--hp", `${name}=VALUE`]),
    );
  }
  if (wanting.length > 0 && profile.model === undefined && servedWithoutModel(outcomes.get("serve-model")))
    return command("--model", "MODEL.tar.gz");
  if (wanting.length > 0) return command("--body", "@FILE", "--content-type", "TYPE");
  return overBudget ? command() : undefined;
}

const isManifest = (name: string, given: readonly string[]): boolean =>
  given.some((channel) => name === `${channel}-manifest` || name.startsWith(`${channel}_`));

/** The last words of the jobs that ended badly: failure files and ends of logs. */
function refusals(outcomes: ReadonlyMap<string, Outcome>): string {
  const texts: string[] = [];
  for (const outcome of outcomes.values()) {
    if (outcome.kind !== "observed" || !isTrainingJob(outcome.observation)) continue;
    for (const host of outcome.observation.hosts) {
      if (host.exit?.code === 0) continue;
      texts.push(host.failure?.text ?? "", ...(host.log ?? []).slice(-30).map(({ text }) => text));
    }
    if (texts.length > 0) break;
  }
  return texts.join("\n");
}

/** It was started without a model, and did not come up. */
function servedWithoutModel(outcome: Outcome | undefined): boolean {
  if (outcome?.kind !== "observed") return false;
  const { observation } = outcome;
  if (typeof observation !== "object" || observation === null || !("readiness" in observation)) return false;
  const { readiness } = observation;
  const cameUp = typeof readiness === "object" && readiness !== null && "readyAtMs" in readiness;
  return "model" in observation && observation.model === "none" && !cameUp;
}

interface JobParts {
  readonly hosts: readonly {
    readonly exit?: { readonly code: number };
    readonly failure?: { readonly text: string };
    readonly log?: readonly { readonly text: string }[];
  }[];
}

function isTrainingJob(observation: unknown): observation is JobParts {
  return (
    typeof observation === "object" &&
    observation !== null &&
    "hosts" in observation &&
    Array.isArray(observation.hosts) &&
    "kind" in observation &&
    observation.kind === "training-job"
  );
}
