import type { Requirement } from "../requirement/requirement.ts";
import { SECTIONS } from "../requirement/requirement-ids.ts";
import { colorsFor } from "./colors.ts";
import { hanging } from "./text.ts";

/** `byoa list`: one line for each requirement, by section. */
export function renderList(
  requirements: readonly Requirement[],
  { width = 80, colors: wanted }: { width?: number | undefined; colors?: boolean | undefined } = {},
): string {
  const colors = colorsFor(wanted);
  const idColumns = Math.max(...requirements.map(({ id }) => id.length), 0);
  const blocks = SECTIONS.map((section) => {
    const own = requirements.filter((requirement) => requirement.section === section);
    const lines = own.map(({ id, level, sentence }) =>
      hanging(`  ${id.padEnd(idColumns)}  ${level.padEnd(6)}  `, sentence, width),
    );
    return own.length === 0 ? "" : [colors.bold(section), ...lines].join("\n");
  });
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
