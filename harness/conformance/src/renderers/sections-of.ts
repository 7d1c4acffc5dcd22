import type { Requirement } from "../requirement/requirement.ts";

/** The sections of these requirements, in the order in which they first appear. */
export const sectionsOf = (requirements: readonly Requirement[]): Requirement["section"][] => [
  ...new Set(requirements.map(({ section }) => section)),
];
