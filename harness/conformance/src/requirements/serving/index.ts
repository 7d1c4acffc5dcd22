import type { Requirement } from "../../requirement/requirement.ts";

export const servingRequirements: readonly Requirement[] = [];
