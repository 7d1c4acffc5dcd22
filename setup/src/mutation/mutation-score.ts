import type { Stryker } from "@stryker-mutator/core";

/** What StrykerJS says of one mutant. */
type Mutant = Pick<
  Awaited<ReturnType<Stryker["runMutationTest"]>>[number],
  "status" | "fileName" | "location" | "replacement"
>;

/** What the mutants of an area show. */
export interface MutationScore {
  readonly killed: number;
  readonly counted: number;
  /** Rounded down, so that a threshold is never reached by rounding. */
  readonly percent: number;
  readonly survivors: readonly Survivor[];
}

export interface Survivor {
  /** `path:line`, the line as an editor counts it. */
  readonly place: string;
  readonly replacement: string;
  /** No test ran through it. */
  readonly untested: boolean;
}

/** A mutant that no test can finish (an endless loop) counts as killed; one that does not run at all does not count. */
export function mutationScore(mutants: readonly Mutant[]): MutationScore {
  const killed = mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length;
  const alive = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const counted = killed + alive.length;
  return {
    killed,
    counted,
    percent: counted === 0 ? 100 : Math.floor((killed / counted) * 1000) / 10,
    survivors: alive
      .map(({ fileName, location, replacement, status }) => ({
        place: `${fileName}:${location.start.line}`,
        replacement: (replacement ?? "").replace(/\s+/g, " ").trim(),
        untested: status === "NoCoverage",
      }))
      .toSorted((a, b) => a.place.localeCompare(b.place, "en", { numeric: true })),
  };
}

export function scoreLines(name: string, atLeastPercent: number, score: MutationScore): readonly string[] {
  const verdict = score.percent >= atLeastPercent ? "reached" : "NOT reached";
  return [
    `${name}: ${score.percent} % of ${score.counted} mutants killed (${atLeastPercent} % ${verdict})`,
    ...score.survivors.map(
      ({ place, replacement, untested }) => `  ${place}  ${replacement}${untested ? "  (no test runs it)" : ""}`,
    ),
  ];
}
