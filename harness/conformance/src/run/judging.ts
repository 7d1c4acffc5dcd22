import type { PlatformCapability } from "@byoa/platform";
import type { Outcome } from "../experiment/experiment.ts";
import type { ConcludedThen, NotRun } from "../experiment/not-run.ts";
import type { Profile } from "../profile/profile.ts";
import type { Verdict } from "../report/report.ts";
import type { Cause } from "../requirement/cause.ts";
import { type Judgement, notApplicable } from "../requirement/judgement.ts";
import type { Needs } from "../requirement/needs.ts";
import type { Unmet } from "../requirement/precondition.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { notSeen } from "../requirement/sight.ts";
import { unlessBusy } from "../requirement/unless-busy.ts";
import { groupByCause } from "./group-by-cause.ts";
import { relevantFix } from "./relevant-fix.ts";
import { withinLimits } from "./within-limits.ts";

/** All that verdicts are made of: plain data, so a saved run is judged like a live one. */
export interface Evidences {
  readonly profile: Profile;
  /** By the experiments' names. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly facets: ReadonlySet<PlatformCapability>;
  /** Why a facet is missing. */
  readonly missing: ReadonlyMap<PlatformCapability, string>;
}

type Finding = Pick<Verdict, "verdict"> & Partial<Verdict>;

/**
 * Judges requirements; pure. One root cause is reported once: what it blocks is not testable and names it, and a finding that shows the
 * cause of another names that one (`causedBy`).
 *
 * In this order: what the engine cannot show and what is not claimed is not applicable; what depends on something that
 * failed, or could not be looked at itself, is not testable and names the root; a need that the harness could not observe
 * is an error; what the precondition does not allow is not testable; the rest is the judge's, whose pass counts where it has
 * seen what it must. A warning blocks nothing, and neither does a dependency that is not applicable.
 */
export function judgeAll(requirements: readonly Requirement[], evidences: Evidences): Map<string, Verdict> {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const verdicts = new Map<string, Verdict>();
  const open = new Set<string>();
  /** Their judges found no fault and had nothing to look at: what depends on them has evidence of its own. */
  const withoutFault = new Set<string>();
  const causes = new Map<string, Cause>();

  /** Undefined: not part of this run, or asked for in a circle. */
  function verdictOf(id: string): Verdict | undefined {
    const requirement = byId.get(id);
    const known = verdicts.get(id);
    if (known !== undefined || requirement === undefined || open.has(id)) return known;
    open.add(id);
    const finding = guarded(requirement);
    open.delete(id);
    const { evidence = [], notes = [], ...said } = finding;
    const verdict = { id, level: requirement.level, section: requirement.section, ...said, evidence, notes };
    verdicts.set(id, verdict);
    return verdict;
  }

  function guarded(requirement: Requirement): Finding {
    try {
      return find(requirement);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { verdict: "error", finding: `the judge of ${requirement.id} failed: ${message}` };
    }
  }

  function find(requirement: Requirement): Finding {
    for (const facet of requirement.facets ?? []) {
      if (evidences.facets.has(facet)) continue;
      const reason = evidences.missing.get(facet) ?? `this engine cannot show: ${facet}`;
      return { verdict: "not-applicable", finding: reason, facet };
    }
    const unobserved = Object.values(requirement.needs)
      .map(({ name, title }) => ({ title, outcome: evidences.outcomes.get(name) }))
      .filter(({ outcome }) => outcome?.kind !== "observed");
    const unmet = unobserved.map(({ outcome }) => concludedFrom(outcome)).find((one) => one?.kind === "not-applicable");
    const precondition = unmet ?? unmetBy(requirement, evidences);
    if (precondition?.kind === "not-applicable") return notJudged(precondition);
    const blocked = blockedByDependency(requirement);
    if (blocked !== undefined) return blocked;
    for (const { title, outcome } of unobserved) {
      if (outcome === undefined) return { verdict: "not-testable", finding: `it was not part of this run: ${title}` };
      if (outcome.kind === "error") return { verdict: "error", finding: `could not ${title}: ${outcome.message}` };
    }
    if (precondition !== undefined) return notJudged(precondition);
    for (const { outcome } of unobserved) {
      const concluded = concludedFrom(outcome);
      if (concluded !== undefined) return notJudged(concluded);
    }
    const observed = observedBy(requirement, evidences);
    const { profile } = evidences;
    const timely = unlessBusy(requirement.judge(observed, profile), requirement.timed, observed, profile);
    const judgement = withinLimits(timely, observed);
    const unseen = judgement.kind === "pass" ? notSeen(requirement.passHasSeen, observed, profile) : undefined;
    if (judgement.kind === "broken" && judgement.cause !== undefined) causes.set(requirement.id, judgement.cause);
    if (unseen === undefined) return toFinding(requirement, judgement, notJudged);
    withoutFault.add(requirement.id);
    const finding = notJudged(unseen);
    return finding.verdict === "not-testable" ? { ...finding, unseen: true } : finding;
  }

  /** The first dependency that does not hold, followed to its root. */
  function blockedByDependency({ dependsOn = [] }: Requirement): Finding | undefined {
    for (const id of dependsOn) {
      const verdict = verdictOf(id);
      if (verdict === undefined || withoutFault.has(id)) continue;
      if (["fail", "error", "not-testable"].includes(verdict.verdict)) return blocked(verdict);
    }
    return undefined;
  }

  function notJudged(unmet: Unmet): Finding {
    if (unmet.kind === "not-applicable") return { verdict: "not-applicable", finding: unmet.reason };
    const { reason, blockedBy: id, needsData, tooBusy } = unmet;
    const own: Finding = {
      verdict: "not-testable",
      finding: reason,
      ...(needsData === true ? { needsData } : {}),
      ...(tooBusy === true ? { tooBusy } : {}),
    };
    if (id === undefined) return own;
    const verdict = verdictOf(id);
    if (verdict === undefined) return { ...own, dependsOn: id };
    if (verdict.verdict === "not-applicable") {
      return { verdict: "not-applicable", ...(verdict.finding === undefined ? {} : { finding: verdict.finding }) };
    }
    // The requirement it names passed, so nothing else reports the cause: keep this one not testable.
    return verdict.verdict === "pass" ? own : { ...own, ...blocked(verdict), finding: reason };
  }

  function blocked(verdict: Verdict): Finding {
    const root = verdict.verdict === "not-testable" ? (verdict.dependsOn ?? verdict.id) : verdict.id;
    const asked = verdict.needsData === true;
    return {
      verdict: "not-testable",
      finding: asked && verdict.finding !== undefined ? verdict.finding : `blocked by ${root}`,
      dependsOn: root,
      ...(asked ? { needsData: true } : {}),
    };
  }

  for (const { id } of requirements) verdictOf(id);
  return groupByCause(verdicts, inOrder(requirements, causes));
}

function unmetBy({ requires }: Requirement, evidences: Evidences): Unmet | undefined {
  if (requires === undefined) return undefined;
  const observed = observationsOf(requires.uses, evidences);
  const unmet = requires.unmet(observed, evidences.profile);
  return unmet && withinLimits(unmet, observed);
}

/** What the facts of an experiment that left nothing mean for a requirement. */
function concludedFrom(outcome: Outcome | undefined): Unmet | undefined {
  return outcome?.kind === "not-run" ? conclusionOf(outcome.because) : undefined;
}

function conclusionOf(because: NotRun | ConcludedThen): Unmet {
  switch (because.kind) {
    case "out-of-scope":
      return notApplicable(because.reason);
    case "not-possible":
      return { kind: "not-testable", reason: because.reason };
    case "concluded-then": {
      const { kind: _, verdict, ...rest } = because;
      return { kind: verdict, ...rest };
    }
  }
}

const observedBy = ({ uses, needs }: Requirement, evidences: Evidences): Record<string, unknown> =>
  observationsOf({ ...uses, ...needs }, evidences);

function observationsOf(experiments: Needs, { outcomes }: Evidences): Record<string, unknown> {
  const observed: Record<string, unknown> = {};
  for (const [key, { name }] of Object.entries(experiments)) {
    const outcome = outcomes.get(name);
    observed[key] = outcome?.kind === "observed" ? outcome.observation : undefined;
  }
  return observed;
}

function toFinding(requirement: Requirement, judgement: Judgement, notJudged: (unmet: Unmet) => Finding): Finding {
  switch (judgement.kind) {
    case "pass":
      return { verdict: "pass", notes: judgement.notes };
    case "broken": {
      const fix = relevantFix(requirement.id, judgement);
      const { evidence, onlyWarning } = judgement;
      const finding = { finding: judgement.finding, evidence, ...(fix === undefined ? {} : { fix }) };
      if (requirement.level !== "MUST") return { verdict: "warn", ...finding };
      return onlyWarning === undefined ? { verdict: "fail", ...finding } : { verdict: "warn", ...finding, onlyWarning };
    }
    default:
      return notJudged(judgement);
  }
}

/** In the catalogue's order: what depends on a requirement asks for its verdict earlier. */
function inOrder<T>(requirements: readonly Requirement[], found: ReadonlyMap<string, T>): Map<string, T> {
  const known = requirements.flatMap(({ id }): [string, T | undefined][] => [[id, found.get(id)]]);
  return new Map(known.filter((one): one is [string, T] => one[1] !== undefined));
}
