import { readBy } from "../requirement/read-by.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Section } from "../requirement/requirement-ids.ts";
import type { Source } from "../requirement/source.ts";
import { anchorOf, type Symptom } from "../symptoms/symptom.ts";
import { GENERATED, page, plain, titleCase } from "./markdown.ts";

/** docs/contract/<section>.md: each requirement of a section whole, under an anchor of its own. */
export function renderContractSection(
  section: Section,
  requirements: readonly Requirement[],
  symptoms: readonly Symptom[],
): string {
  const own = requirements.filter((requirement) => requirement.section === section);
  const linkTo = (id: string): string => {
    const other = requirements.find((requirement) => requirement.id === id)?.section ?? section;
    return `[${id}](${other === section ? "" : `${other}.md`}#${id.toLowerCase()})`;
  };
  return page([
    `# Contract: ${section}`,
    "",
    GENERATED,
    "",
    `${titleCase(section)}, one requirement after the other; [the contract](../contract.md) has all sections in one table.`,
    "",
    ...own.flatMap((requirement) => entry(requirement, linkTo, symptoms)),
  ]);
}

function entry(requirement: Requirement, linkTo: (id: string) => string, symptoms: readonly Symptom[]): string[] {
  const { id, level, sentence, why, causes, fix, sources, dependsOn = [], passHasSeen } = requirement;
  const seenBy = [...new Set(readBy(requirement).map(({ title }) => title))];
  const said = symptoms
    .filter(({ requirements }) => requirements.some((other) => other === id))
    .map((symptom) => `[${plain(symptom.title)}](../symptoms.md#${anchorOf(symptom)})`);
  const optional = (name: string, items: readonly string[], separator: string): string[] =>
    items.length === 0 ? [] : [`- ${name}: ${items.join(separator)}`];
  return [
    `## ${id}`,
    "",
    `**${level}** ${plain(sentence)}`,
    "",
    `- Why: ${plain(why)}`,
    `- Usual causes: ${causes.map(plain).join("; ")}`,
    `- Fix: ${plain(fix)}`,
    ...optional("After", dependsOn.map(linkTo), ", "),
    ...optional("Seen by", seenBy, "; "),
    ...optional("A pass has seen", passHasSeen === undefined ? [] : [plain(passHasSeen.what)], "; "),
    ...optional("Symptoms", said, "; "),
    `- Sources: ${sources.map(sourceLink).join("; ")}`,
    "",
  ];
}

/** Our own reasoning lies in docs/decisions, beside the contract's folder. */
const sourceLink = ({ title, url }: Source): string =>
  `[${plain(title)}](${url.startsWith("http") ? url : `../${url.replace(/^docs\//, "")}`})`;
