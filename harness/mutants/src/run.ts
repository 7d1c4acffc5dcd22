import { check, loadProfile, type Profile, type Report } from "@byoa/conformance";
import { openLocalPlatform } from "@byoa/platform";
import { baseConfiguration, buildMutant } from "./build.ts";
import type { NamedMutant } from "./collection.ts";
import { differences } from "./expectation.ts";

export interface MutantResult {
  readonly report: Report;
  /** How it differs from what the mutant announces; empty when it is exactly that. */
  readonly differences: readonly string[];
}

/**
 * Builds a mutant and checks it. `whole`: by every requirement, so that nothing else may turn red;
 * otherwise by the experiments that its requirements read.
 */
export async function runMutant(mutant: NamedMutant, options: { whole: boolean }): Promise<MutantResult> {
  const image = await buildMutant(mutant);
  const profile = await loadProfile({ config: baseConfiguration(mutant), flags: { image } });
  const { report } = await check({
    profile: withLimits(profile, mutant),
    openPlatform: () => openLocalPlatform(),
    ...(options.whole ? {} : { selection: { only: Object.keys(mutant.fails) } }),
  });
  return { report, differences: differences(mutant, report) };
}

function withLimits(profile: Profile, mutant: NamedMutant): Profile {
  return { ...profile, limits: { ...profile.limits, ...mutant.limits }, soak: mutant.soak ?? profile.soak };
}
