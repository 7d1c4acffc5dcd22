import type { Profile } from "../profile/profile.ts";
import type { Judgement } from "../requirement/judgement.ts";
import type { Needs } from "../requirement/needs.ts";
import type { Observed, Requirement } from "../requirement/requirement.ts";
import { notSeen } from "../requirement/sight.ts";
import { unlessBusy } from "../requirement/unless-busy.ts";

/** What a requirement says of observations, its precondition first, as the run judges it. */
export function judgementOf<N extends Needs, U extends Needs>(
  requirement: Requirement<N, U>,
  observed: Observed<N, U>,
  profile: Profile,
): Judgement {
  const { requires, needs, uses } = requirement;
  const byName = new Map(
    Object.entries({ ...uses, ...needs }).map(([key, { name }]) => [
      name,
      Object.entries(observed).find(([of]) => of === key)?.[1],
    ]),
  );
  const read = Object.fromEntries(
    Object.entries(requires?.uses ?? {}).map(([key, { name }]) => [key, byName.get(name)]),
  );
  const unmet = requires?.unmet(read, profile);
  if (unmet !== undefined) return unmet;
  const judgement = unlessBusy(requirement.judge(observed, profile), requirement.timed, observed, profile);
  return (judgement.kind === "pass" ? notSeen(requirement.passHasSeen, observed, profile) : undefined) ?? judgement;
}
