import { expect, test } from "vitest";
import { catalogue } from "../requirements/catalogue.ts";
import { findSymptoms } from "./find-symptoms.ts";
import { anchorOf } from "./symptom.ts";
import { symptoms } from "./symptoms.ts";

const ids = new Set(catalogue.map(({ id }) => id));
const texts = symptoms.flatMap((symptom) => symptom.texts.map((text) => ({ symptom, text })));

test("every requirement that a symptom names exists, and none is named twice", () => {
  for (const { title, requirements } of symptoms) {
    expect(
      requirements.filter((id) => !ids.has(id)),
      title,
    ).toEqual([]);
    expect(new Set(requirements).size, title).toBe(requirements.length);
  }
});

test("every symptom leads somewhere: to a requirement or to a fix of its own", () => {
  expect(symptoms.filter(({ requirements, mend }) => requirements.length === 0 && mend === undefined)).toEqual([]);
});

test("every title makes an anchor of its own", () => {
  expect(new Set(symptoms.map(anchorOf)).size).toBe(symptoms.length);
});

test("no two symptoms have the same words", () => {
  const lower = texts.map(({ text }) => text.toLowerCase());
  expect(lower.filter((text, index) => lower.indexOf(text) !== index)).toEqual([]);
});

test.each(texts.map(({ symptom, text }) => [text, symptom] as const))(
  "%s is found by its own words within a longer pasted line",
  (text, symptom) => {
    const words = text.replaceAll("…", "some other words").replaceAll("*", "THING");
    const line = `2026-11-25T13:40:02.118Z [algo-1] Status Reason: ${words.toUpperCase()}. Please check CloudWatch logs.`;
    expect(findSymptoms(symptoms, line)).toContain(symptom);
    expect(findSymptoms(symptoms, words)[0]?.title).toBe(symptom.title);
  },
);

test.each(symptoms.flatMap((symptom) => (symptom.alone ?? []).map((name) => [name, symptom] as const)))(
  "%s alone is a symptom, within a line it says nothing",
  (name, symptom) => {
    expect(findSymptoms(symptoms, name)[0]).toBe(symptom);
    expect(findSymptoms(symptoms, `took ${name} and went on`)).not.toContain(symptom);
  },
);
