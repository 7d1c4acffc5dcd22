import type { Requirement } from "../../requirement/requirement.ts";

/** What the image itself owes, in the order of the contract. */
export const imageRequirements: readonly Requirement[] = [];
