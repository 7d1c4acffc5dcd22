import type { CheckEvent } from "@byoa/conformance";
import type { Colours } from "../colours.ts";
import { plainText, seconds } from "../plain-text.ts";
import { firstJobExcerpt } from "./excerpt.ts";
import { findingLines } from "./finding-lines.ts";
import { headerLine } from "./header.ts";
import type { ProgressOptions } from "./progress.ts";

/** Before anything is measured, only the training itself can be named; the first job gives the seconds. */
const durationAhead = (times: number): string =>
  `takes about ${times.toFixed(1)} times as long as one training job, and some seconds for serving`;

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;

/** Lines that stay on the screen, in the terminal and elsewhere alike: the header, the first job and endpoint, what is left out. */
export function lastingLines(
  { versions, profile }: Pick<ProgressOptions, "versions" | "profile">,
  colours: Colours,
): (event: CheckEvent) => string[] {
  let engine: Extract<CheckEvent, { kind: "engine" }> | undefined;
  const images: Extract<CheckEvent, { kind: "image" }>[] = [];
  const excerpt = firstJobExcerpt();
  const found = findingLines(colours);
  return (event) => {
    const findings = found(event);
    if (findings.length > 0) return findings;
    switch (event.kind) {
      case "engine":
        engine = event;
        return [];
      case "image":
        images.push(event);
        return [];
      case "planned":
        return [
          ...(engine === undefined ? [] : [colours.bold(headerLine(versions, engine, images))]),
          colours.dim(
            `${profile === undefined ? "nothing declared: Iris data" : `declared in ${profile}`} · ${count(event.requirements, "requirement")}, ${count(event.experiments.length, "experiment")}`,
          ),
          ...(event.trainingTimes === 0 ? [] : [colours.dim(durationAhead(event.trainingTimes))]),
        ];
      case "estimated":
        if (event.remainingMs < 500) return [];
        return [colours.dim(`about ${seconds(event.remainingMs)} left, ${event.parallel} experiments in parallel`)];
      case "left-out":
        return [`left out: ${event.title} (${plainText(event.reason)})`];
      default:
        return excerpt(event).map((line) => colours.dim(`  ${line}`));
    }
  };
}
