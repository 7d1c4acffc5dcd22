import type { CheckEvent } from "@byoa/conformance";
import type { Colours } from "../colours.ts";
import { plainText, seconds } from "../plain-text.ts";
import { firstJobExcerpt } from "./excerpt.ts";
import { headerLine } from "./header.ts";
import type { ProgressOptions } from "./progress.ts";

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;

/** Lines that stay on the screen, in the terminal and elsewhere alike: the header, the first job and endpoint, what is left out. */
export function lastingLines(
  { versions, profile }: Pick<ProgressOptions, "versions" | "profile">,
  colours: Colours,
): (event: CheckEvent) => string[] {
  let engine: Extract<CheckEvent, { kind: "engine" }> | undefined;
  const images: Extract<CheckEvent, { kind: "image" }>[] = [];
  const excerpt = firstJobExcerpt();
  return (event) => {
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
        ];
      case "estimated":
        if (event.remainingMs < 500) return [];
        return [colours.dim(`about ${seconds(event.remainingMs)} more, ${event.parallel} side by side`)];
      case "left-out":
        return [`left out: ${event.title} (${plainText(event.reason)})`];
      default:
        return excerpt(event).map((line) => colours.dim(`  ${line}`));
    }
  };
}
