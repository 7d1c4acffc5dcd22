import type { Requirement } from "../requirement/requirement.ts";
import { AREAS, anchorOf, type Symptom } from "../symptoms/symptom.ts";
import { cell, GENERATED, page, plain } from "./markdown.ts";

/** docs/symptoms.md: from what people see to what it means, the requirements behind it and their fixes. */
export function renderSymptomsPage(symptoms: readonly Symptom[], requirements: readonly Requirement[]): string {
  const areas = Object.entries(AREAS).flatMap(([area, heading]) => {
    const own = symptoms.filter((symptom) => symptom.area === area);
    if (own.length === 0) return [];
    return [`## ${heading}`, "", ...own.flatMap((symptom) => entry(symptom, requirements))];
  });
  const index = symptoms.map(
    (symptom) => `| ${code(symptom.texts[0])} | [${cell(symptom.title)}](#${anchorOf(symptom)}) |`,
  );
  return page([
    "# Symptoms: from what SageMaker says to the fix",
    "",
    GENERATED,
    "",
    "What stands in a failure reason, an endpoint's status, a log or an error of the client, and where it leads. " +
      '`byoa explain "<the text>"` finds the same: paste the line as it is. `byoa check IMAGE` then says which of the requirements it was.',
    "",
    "| What you see | Symptom |",
    "|---|---|",
    ...index,
    "",
    ...areas,
  ]);
}

function entry(symptom: Symptom, requirements: readonly Requirement[]): string[] {
  const { title, texts, meaning, look, mend, sources } = symptom;
  const likely = symptom.requirements.flatMap((id) => {
    const requirement = requirements.find((one) => one.id === id);
    if (requirement === undefined) return [];
    const { section, sentence, fix } = requirement;
    return [`- [${id}](contract/${section}.md#${id.toLowerCase()}) ${plain(sentence)} **Mend:** ${plain(fix)}`];
  });
  return [
    `### ${plain(title)}`,
    "",
    "```text",
    ...texts,
    "```",
    "",
    `${plain(meaning)}`,
    "",
    `**Look first:** ${plain(look)}`,
    "",
    ...(likely.length === 0 ? [] : ["Likely behind it, the likeliest first:", "", ...likely, ""]),
    ...(mend === undefined ? [] : [`**Mend:** ${plain(mend)}`, ""]),
    `Sources: ${sources.map(({ title: name, url }) => `[${plain(name)}](${url})`).join("; ")}`,
    "",
  ];
}

/** A text as code within a table, whatever stands in it. */
const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
