import { fileURLToPath } from "node:url";
import type { Requirement } from "../requirement/requirement.ts";
import { sectionsOf } from "./sections-of.ts";

const FILE = new URL("../requirement/requirement-ids.ts", import.meta.url);

/**
 * requirement/requirement-ids.ts: the catalogue's sections and IDs as types. It is generated because a requirement names others in
 * `dependsOn`: a type derived from the requirements themselves would refer to itself.
 */
export function requirementIdsFile(requirements: readonly Requirement[]): {
  readonly file: string;
  readonly text: string;
} {
  const text = `// Generated from the catalogue by \`node harness/conformance/src/renderers/write-docs.ts\`; a test fails when it is stale.

/** Sections of the contract, in the order of the reports. */
export const SECTIONS = ${list(sectionsOf(requirements))} as const;
export type Section = (typeof SECTIONS)[number];

/** Every requirement that an image is judged by, in the order of the reports. */
export const REQUIREMENT_IDS = [
${requirements.map(({ id }) => `  ${JSON.stringify(id)},\n`).join("")}] as const;
/** The ID of a requirement: a misspelt one does not compile. */
export type RequirementId = (typeof REQUIREMENT_IDS)[number];
`;
  return { file: fileURLToPath(FILE), text };
}

const list = (names: readonly string[]): string => `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
