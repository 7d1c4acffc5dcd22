import { bytesText, type LimitFacts, limitSentence } from "@byoa/platform";
import type { Experiment, Outcome } from "../experiment/experiment.ts";
import { listed } from "../requirement/evidence-text.ts";
import { limitFactsIn, limitHitsIn } from "./limits-in.ts";

type Outcomes = ReadonlyMap<string, Outcome>;

/** One line for each limit of byoa that a container met: in which experiments, and the flag that raises it. */
export function metLimits(experiments: readonly Experiment<unknown>[], outcomes: Outcomes): readonly string[] {
  const where = new Map<string, string[]>();
  for (const { name, title } of experiments) {
    const outcome = outcomes.get(name);
    if (outcome?.kind !== "observed") continue;
    for (const sentence of new Set(limitHitsIn(outcome.observation).map(limitSentence)))
      where.set(sentence, [...(where.get(sentence) ?? []), title]);
  }
  return [...where].map(([sentence, titles]) => `what the image does beyond a limit: ${sentence} (${listed(titles)})`);
}

/** What byoa let each container use, in words; empty where the platform sets no limits. */
export function limitsInWords(outcomes: Outcomes): readonly string[] {
  const facts = [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === "observed" ? limitFactsIn(outcome.observation) : [],
  );
  const number = (value: number): string => value.toLocaleString("en-US");
  const words = (name: keyof LimitFacts, text: (value: number) => string): string | undefined => {
    const values = facts.flatMap((one) => one[name] ?? []);
    if (values.length === 0) return undefined;
    const [least, most] = [text(Math.min(...values)), text(Math.max(...values))];
    return least === most ? least : `${least} to ${most}`;
  };
  const said = (text: string | undefined, sentence: (text: string) => string): string[] =>
    text === undefined ? [] : [sentence(text)];
  return [
    ...said(words("memoryBytes", bytesText), (text) => `each container had ${text} of memory and no swap (--memory)`),
    ...said(words("processes", number), (text) => `each container could start ${text} processes (--processes)`),
    ...said(words("processors", number), (text) => `each container had ${text} processors (--cpus)`),
    ...said(words("diskBytes", bytesText), (text) => `each container could write ${text} to disk (--disk)`),
  ];
}
