import { CONTRACT_VERSION } from "../report/contract-version.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { cell, GENERATED, page, titleCase } from "./markdown.ts";
import { count } from "./quantities.ts";
import { sectionsOf } from "./sections-of.ts";

/** docs/contract.md: all requirements in tables, each with a link to its place in its section's page. */
export function renderContractIndex(requirements: readonly Requirement[]): string {
  const tables = sectionsOf(requirements).flatMap((section) => {
    const own = requirements.filter((requirement) => requirement.section === section);
    const rows = own.map(
      ({ id, level, sentence }) =>
        `| [${id}](contract/${section}.md#${id.toLowerCase()}) | ${level} | ${cell(sentence)} |`,
    );
    return [
      `## [${titleCase(section)}](contract/${section}.md)`,
      "",
      "| ID | Level | Sentence |",
      "|---|---|---|",
      ...rows,
      "",
    ];
  });
  return page([
    "# The contract, as byoa judges it",
    "",
    GENERATED,
    "",
    `State of ${CONTRACT_VERSION}: ${count(requirements.length, "requirement", "requirements")}. A MUST that does not hold makes an image not conformant; ` +
      "a SHOULD is a warning, and counts with `--strict`.",
    "",
    "[In pictures](contract/in-pictures.md): the folders below /opt/ml, the life of a training job, that of an endpoint. " +
      "What SageMaker says when a requirement does not hold: [symptoms](symptoms.md).",
    "",
    ...tables,
  ]);
}
