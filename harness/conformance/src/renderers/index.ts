import { jsonRenderer } from "./json.ts";
import { junitRenderer } from "./junit.ts";
import type { Renderer } from "./renderer.ts";
import { terminalRenderer } from "./terminal.ts";

export { type CatalogueEntry, catalogueJson } from "./catalogue-json.ts";
export { renderExplanation } from "./explanation.ts";
export { type FindingLabel, findingDetail, findingRow } from "./finding-row.ts";
export type { Renderer, RenderOptions } from "./renderer.ts";
export { renderList } from "./requirement-list.ts";
export { renderRow } from "./row.ts";
export { renderCauses } from "./symptom.ts";
export { hanging, pad } from "./text.ts";

/** The forms of a report, by name. */
export const renderers = {
  terminal: terminalRenderer,
  json: jsonRenderer,
  junit: junitRenderer,
} as const satisfies Record<string, Renderer>;
