import type { Conclusion, VerdictKind } from "../report/report.ts";
import { count } from "./quantities.ts";

/** How a number of equal verdicts is said. */
export const COUNTED: Readonly<Record<VerdictKind, (number: number) => string>> = {
  pass: (number) => `${number} passed`,
  fail: (number) => `${number} failed`,
  warn: (number) => count(number, "warning", "warnings"),
  "not-testable": (number) => `${number} not testable`,
  "not-applicable": (number) => `${number} not applicable`,
  error: (number) => count(number, "error", "errors"),
};

export const CONCLUDED: Readonly<Record<Conclusion, string>> = {
  conformant: "Conformant",
  "not-conformant": "Not conformant",
  inconclusive: "Inconclusive",
  error: "Not judged",
};
