import type { Report, Verdict } from "../report/report.ts";
import { hanging } from "./text.ts";
import type { View } from "./view.ts";

const NAMED_IDS = 4;

/** What could not be tested and no failure blocks, or what this engine cannot show: one line for each reason. */
export function openLines({ verdicts }: Report, { width, colors }: View): string {
  const open = verdicts.filter(
    ({ verdict, dependsOn, needsData }) =>
      verdict === "not-testable" && (dependsOn === undefined || needsData === true),
  );
  const byReason = Map.groupBy(
    open,
    ({ finding, needsData }) => `${needsData === true ? "needs your data: " : ""}${finding}`,
  );
  const unseen = Map.groupBy(
    verdicts.filter(({ facet }) => facet !== undefined),
    ({ finding = "" }) => finding,
  );
  const line =
    (word: string, sign: string) =>
    ([reason, group]: [string, Verdict[]]) =>
      hanging(`${sign} `, `${group.length} ${word}: ${reason} (${ids(group)})`, width);
  return [
    ...[...byReason].map(line("not testable", colors.cyan("?"))),
    ...[...unseen].map(line("not looked at", colors.dim("–"))),
  ].join("\n");
}

function ids(group: readonly Verdict[]): string {
  const named = group.slice(0, NAMED_IDS).map(({ id }) => id);
  return group.length > named.length ? `${named.join(", ")} and ${group.length - named.length} more` : named.join(", ");
}
