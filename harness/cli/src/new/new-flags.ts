import type { Language } from "@byoa/scaffold";

/** The flags of `byoa new` as the parser gives them. */
export interface NewFlags {
  readonly from?: "minimal" | "decision-tree" | "tensorflow";
  readonly language?: Language;
  readonly folder?: string;
  readonly yes?: true;
  readonly debug?: true;
}
