import { fileURLToPath } from "node:url";
import type { Requirement } from "../requirement/requirement.ts";
import type { Symptom } from "../symptoms/symptom.ts";
import { renderContractIndex } from "./contract-page.ts";
import { renderContractSection } from "./contract-section.ts";
import { sectionsOf } from "./sections-of.ts";
import { renderSymptomsPage } from "./symptoms-page.ts";

/** Where the generated pages lie. */
const DOCS_FOLDER = new URL("../../../../docs/", import.meta.url);

/** Each generated page: its file and its text. */
export function docsPages(
  requirements: readonly Requirement[],
  symptoms: readonly Symptom[],
): { readonly file: string; readonly text: string }[] {
  const file = (name: string): string => fileURLToPath(new URL(name, DOCS_FOLDER));
  return [
    { file: file("contract.md"), text: renderContractIndex(requirements) },
    ...sectionsOf(requirements).map((section) => ({
      file: file(`contract/${section}.md`),
      text: renderContractSection(section, requirements, symptoms),
    })),
    { file: file("symptoms.md"), text: renderSymptomsPage(symptoms, requirements) },
  ];
}
