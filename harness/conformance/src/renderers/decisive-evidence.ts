import { decisiveLine } from "../diagnosis/decisive-line.ts";
import type { Verdict } from "../report/report.ts";

/** The one line of a finding's evidence that says most, with its label: of a log the decisive line. Undefined where the finding has it already. */
export function decisiveEvidence({ finding = "", evidence }: Verdict): string | undefined {
  const log = evidence.find(({ label }) => label === "last log lines") ?? evidence.at(-1);
  if (log === undefined) return undefined;
  const lines = log.text.split("\n").filter((line) => line.trim() !== "");
  const decisive = decisiveLine(lines);
  const line = (decisive ?? lines.at(-1))?.trim();
  if (line === undefined || finding.includes(line)) return undefined;
  const label = log.label !== "last log lines" ? log.label : decisive === undefined ? "last log line" : "log";
  return `${label}: ${line}`;
}
