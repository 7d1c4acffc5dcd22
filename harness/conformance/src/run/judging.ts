import type { PlatformCapability } from "@byoa/platform";
import type { NotRun, Outcome } from "../experiment/experiment.ts";
import type { Profile } from "../profile/profile.ts";
import type { Verdict } from "../report/report.ts";
import type { Judgement } from "../requirement/judgement.ts";
import type { Requirement } from "../requirement/requirement.ts";

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
 * Judges requirements; pure. One root cause is told once: what stands behind it is not testable and names it.
 *
 * In this order: what the engine cannot show and what is not claimed is not applicable; what depends on something that
 * failed, or could not be looked at itself, is not testable behind the root; a need that the harness could not observe
 * is an error; the rest is the judge's. A warning blocks nothing, and neither does a dependency that is not applicable.
 */
export function judgeAll(requirements: readonly Requirement[], evidences: Evidences): Map<string, Verdict> {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const verdicts = new Map<string, Verdict>();
  const open = new Set<string>();

  /** Undefined: not part of this run, or asked for in a circle. */
  function verdictOf(id: string): Verdict | undefined {
    const requirement = byId.get(id);
    const known = verdicts.get(id);
    if (known !== undefined || requirement === undefined || open.has(id)) return known;
    open.add(id);
    const finding = find(requirement);
    open.delete(id);
    const { evidence = [], notes = [], ...said } = finding;
    const verdict = { id, level: requirement.level, section: requirement.section, ...said, evidence, notes };
    verdicts.set(id, verdict);
    return verdict;
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
    for (const { outcome } of unobserved) {
      if (outcome?.kind === "not-run" && outcome.because.kind === "not-applicable") return notRun(outcome.because);
    }
    const blocked = behindDependency(requirement);
    if (blocked !== undefined) return blocked;
    for (const { title, outcome } of unobserved) {
      if (outcome === undefined) return { verdict: "not-testable", finding: `it was not part of this run: ${title}` };
      if (outcome.kind === "error") return { verdict: "error", finding: `could not ${title}: ${outcome.message}` };
    }
    for (const { outcome } of unobserved) {
      if (outcome?.kind === "not-run") return notRun(outcome.because);
    }
    return ask(requirement);
  }

  /** The first dependency that does not hold, followed to its root. */
  function behindDependency({ dependsOn = [] }: Requirement): Finding | undefined {
    for (const id of dependsOn) {
      const verdict = verdictOf(id);
      if (verdict === undefined) continue;
      if (["fail", "error", "not-testable"].includes(verdict.verdict)) return behind(verdict);
    }
    return undefined;
  }

  function notRun(because: NotRun): Finding {
    if (because.kind === "not-applicable") return { verdict: "not-applicable", finding: because.reason };
    const { reason, behind: id, needsData } = because;
    const own: Finding = { verdict: "not-testable", finding: reason, ...(needsData === true ? { needsData } : {}) };
    if (id === undefined) return own;
    const verdict = verdictOf(id);
    if (verdict === undefined) return { ...own, dependsOn: id };
    if (verdict.verdict === "not-applicable") {
      return { verdict: "not-applicable", ...(verdict.finding === undefined ? {} : { finding: verdict.finding }) };
    }
    // Said to stand behind something that holds: then nobody else tells of it, and it stays open in its own name.
    return verdict.verdict === "pass" ? own : { ...own, ...behind(verdict), finding: reason };
  }

  function behind(verdict: Verdict): Finding {
    const root = verdict.verdict === "not-testable" ? (verdict.dependsOn ?? verdict.id) : verdict.id;
    const asked = verdict.needsData === true;
    return {
      verdict: "not-testable",
      finding: asked && verdict.finding !== undefined ? verdict.finding : `behind ${root}`,
      dependsOn: root,
      ...(asked ? { needsData: true } : {}),
    };
  }

  function ask(requirement: Requirement): Finding {
    try {
      return toFinding(requirement, requirement.judge(observedBy(requirement, evidences), evidences.profile), notRun);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { verdict: "error", finding: `the judge of ${requirement.id} failed: ${message}` };
    }
  }

  for (const { id } of requirements) verdictOf(id);
  return verdicts;
}

function observedBy(requirement: Requirement, { outcomes }: Evidences): Record<string, unknown> {
  const observed: Record<string, unknown> = {};
  for (const [key, { name }] of Object.entries({ ...requirement.uses, ...requirement.needs })) {
    const outcome = outcomes.get(name);
    observed[key] = outcome?.kind === "observed" ? outcome.observation : undefined;
  }
  return observed;
}

function toFinding(requirement: Requirement, judgement: Judgement, notRun: (because: NotRun) => Finding): Finding {
  switch (judgement.kind) {
    case "pass":
      return { verdict: "pass", notes: judgement.notes };
    case "broken": {
      const fails = requirement.level === "MUST" && judgement.level === undefined;
      return { verdict: fails ? "fail" : "warn", finding: judgement.finding, evidence: judgement.evidence };
    }
    default:
      return notRun(judgement);
  }
}
