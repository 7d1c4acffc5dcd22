import type { CheckEvent } from "@byoa/conformance";
import type { Colours } from "../colours.ts";
import { plainText } from "../plain-text.ts";

/** Each MUST that does not hold, as soon as it is known; where what follows revises it, one more line. */
export function findingLines(colours: Colours): (event: CheckEvent) => string[] {
  const shown = new Set<string>();
  const line = (id: string, text: string): string => `${colours.red("✗")} ${colours.bold(id)}  ${plainText(text)}`;
  return (event) => {
    if (event.kind !== "finding" && event.kind !== "verdict") return [];
    const { id, verdict, finding = "", causedBy } = event.verdict;
    if (verdict === "fail") {
      if (shown.has(id) || causedBy !== undefined) return [];
      shown.add(id);
      return [line(id, finding)];
    }
    if (!shown.delete(id)) return [];
    return [
      `${colours.dim("–")} ${id}  revised: ${verdict.replace("-", " ")}${finding === "" ? "" : `: ${plainText(finding)}`}`,
    ];
  };
}
