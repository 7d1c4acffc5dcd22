import { expect, test } from "vitest";
import { rowsOf } from "../explanation/rows.ts";
import { catalogue } from "../requirements/catalogue.ts";
import { fillIn } from "./fill-in.ts";
import { findCauses } from "./find-causes.ts";
import { matchLine } from "./match-line.ts";
import { untestedRowIds } from "./row-ids.ts";
import { anchorOf, type Symptom } from "./symptom.ts";
import { symptoms } from "./symptoms.ts";
import { mayBeTrouble } from "./trouble-words.ts";

const clues = symptoms.flatMap((symptom) => symptom.clues.map(({ shows }) => ({ symptom, shows })));

test("every row that a symptom names exists, and none is named twice", () => {
  for (const { title, requirements } of symptoms) {
    expect(rowsOf(catalogue, requirements), title).toHaveLength(requirements.length);
    expect(new Set(requirements).size, title).toBe(requirements.length);
  }
});

test("every row that nothing looks at yet is listed by the contract", () => {
  expect(rowsOf([], untestedRowIds).map(({ id }) => id)).toEqual(untestedRowIds);
});

test("a symptom without a row says who has to act", () => {
  expect(symptoms.filter(({ requirements, outside }) => requirements.length === 0 && outside === undefined)).toEqual(
    [],
  );
});

test("every title makes an anchor of its own", () => {
  expect(new Set(symptoms.map(anchorOf)).size).toBe(symptoms.length);
});

test.each(clues.map(({ symptom, shows }) => [shows, symptom] as const))(
  "%s shows its symptom, alone and behind what a log collector puts before it",
  (shows, symptom) => {
    expect(mayBeTrouble(shows)).toBe(true);
    expect(findCauses(symptoms, [shows]).causes[0]?.symptom.title).toBe(symptom.title);
    const line = `algo-1-ab12c  | 2026-11-25T13:40:02.118Z ${shows}`;
    expect(findCauses(symptoms, [line]).causes[0]?.symptom.title).toBe(symptom.title);
  },
);

test.each(symptoms.map((symptom) => [symptom.title, symptom] as const))(
  "%s: every fact in its texts is one that a clue captures or has words for when it does not",
  (_title, symptom) => {
    const names = new Set(captureNames(symptom));
    for (const text of [symptom.happened, symptom.cause, symptom.fix]) {
      for (const [, name = "", otherwise] of text.matchAll(/\{(\w+)(\|[^{}]*)?\}/g)) {
        expect(names, `{${name}} in "${text}"`).toContain(name);
        if (otherwise === undefined) expect(alwaysCaptured(symptom, name), `{${name}} without other words`).toBe(true);
      }
      expect(fillIn(text, {})).not.toMatch(/\{\w+\|/);
    }
  },
);

function captureNames({ clues: own, derive }: Symptom): string[] {
  const captured = own.flatMap(({ pattern }) =>
    [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map(([, name = ""]) => name),
  );
  return [...captured, ...Object.keys(derive?.({}) ?? {})];
}

const alwaysCaptured = (symptom: Symptom, name: string): boolean =>
  symptom.clues.every(({ shows }) => matchLine([symptom], shows)[0]?.facts[name] !== undefined);
