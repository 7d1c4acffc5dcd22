export * from "./requirement/judgement.ts";
export type * from "./requirement/requirement.ts";
