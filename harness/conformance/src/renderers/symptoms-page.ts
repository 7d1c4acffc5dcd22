import { rowOf } from "../explanation/rows.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { fillIn } from "../symptoms/fill-in.ts";
import { AREAS, anchorOf, type Symptom } from "../symptoms/symptom.ts";
import { cell, GENERATED, page, plain } from "./markdown.ts";

/** docs/symptoms.md: from what people see to what it means, the fix and the rows of the contract. */
export function renderSymptomsPage(symptoms: readonly Symptom[], requirements: readonly Requirement[]): string {
  const areas = Object.entries(AREAS).flatMap(([area, heading]) => {
    const own = symptoms.filter((symptom) => symptom.area === area);
    if (own.length === 0) return [];
    return [
      `## ${heading}`,
      "",
      "| What you see | Symptom |",
      "|---|---|",
      ...own.map(
        (symptom) => `| ${code(shorten(symptom.clues[0].shows))} | [${cell(symptom.title)}](#${anchorOf(symptom)}) |`,
      ),
      "",
      ...own.flatMap((symptom) => entry(symptom, requirements)),
    ];
  });
  return page([
    "# Symptoms: from what SageMaker says to the fix",
    "",
    GENERATED,
    "",
    "What stands in a failure reason, an endpoint's status, a log or an error of the client, and where it leads. " +
      '`byoa explain "<the text>"` finds the same: paste the line as it is. `byoa explain @job.log` reads a whole log, of any size, ' +
      "and `byoa explain -` the standard input: it quotes the decisive lines, orders the causes and says what it did not recognise. " +
      "`byoa check IMAGE` then says which of the requirements it was.",
    "",
    ...areas,
  ]);
}

function entry(symptom: Symptom, requirements: readonly Requirement[]): string[] {
  const { title, clues, outside, sources } = symptom;
  const text = (name: "happened" | "cause" | "fix"): string => plain(fillIn(symptom[name], {}));
  return [
    `### ${plain(title)}`,
    "",
    "```text",
    ...clues.map(({ shows }) => shows),
    "```",
    "",
    `${text("happened")}${outside === undefined ? "" : ` **Not the container: ${plain(outside)}.**`}`,
    "",
    `**Likely cause:** ${text("cause")}`,
    "",
    `**Fix:** ${text("fix")}`,
    "",
    ...rows(symptom, requirements),
    `Sources: ${sources.map(({ title: name, url }) => `[${plain(name)}](${url})`).join("; ")}`,
    "",
  ];
}

function rows(symptom: Symptom, requirements: readonly Requirement[]): string[] {
  if (symptom.requirements.length === 0) return [];
  const links = symptom.requirements.map((id) => {
    const requirement = requirements.find((one) => one.id === id);
    if (requirement !== undefined) return `[${id}](contract/${requirement.section}.md#${id.toLowerCase()})`;
    return `${id} (${plain(rowOf(requirements, id)?.sentence.replace(/\.$/, "") ?? "")}; not checked yet)`;
  });
  return [`Rows of the contract, the likeliest first: ${links.join(", ")}.`, ""];
}

const shorten = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89)}…`);

/** A text as code within a table, whatever stands in it. */
const code = (text: string): string => {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${fence === "``" ? " " : ""}${text.replaceAll("|", "\\|")}${fence === "``" ? " " : ""}${fence}`;
};
