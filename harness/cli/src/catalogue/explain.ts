import {
  type CausesFound,
  catalogue,
  catalogueJson,
  type LookedUp,
  lookUp,
  renderCauses,
  renderExplanation,
  renderRow,
  symptoms,
} from "@byoa/conformance";
import { hasColours } from "../colours.ts";
import { write } from "../ends/output.ts";
import { causesJson } from "./causes-json.ts";
import { readLogFile } from "./read-log-file.ts";

interface ExplainFlags {
  readonly json?: true;
}

/** What `byoa explain @job.log` ends with when nothing in it is known; an unknown text ends with the same. */
const NOTHING_KNOWN = 2;

/**
 * `byoa explain ID`, `byoa explain "<what SageMaker says>"`, `byoa explain @job.log`, `byoa explain -`: a requirement,
 * or what shows in a text with the fix and the rows of the contract.
 * Throws UsageError `unknown-id` with the nearest ID or symptom, `log-not-readable`.
 */
export async function explain(text: string, flags: ExplainFlags): Promise<number> {
  const log = text === "-" ? "-" : /^@(.+)$/s.exec(text)?.[1];
  const found: LookedUp =
    log === undefined ? lookUp(catalogue, symptoms, text) : { kind: "causes", found: await readLogFile(log) };
  await write(flags.json ? `${JSON.stringify(asJson(found), null, 2)}\n` : asText(found));
  return found.kind === "causes" && isEmpty(found.found) ? NOTHING_KNOWN : 0;
}

const isEmpty = ({ causes }: CausesFound): boolean => causes.length === 0;

function asText(found: LookedUp): string {
  const options = { width: process.stdout.columns ?? 100, colors: hasColours(process.stdout) };
  switch (found.kind) {
    case "requirement":
      return renderExplanation(found.requirement, options);
    case "row":
      return renderRow(found.row, options);
    case "causes":
      return renderCauses(found.found, catalogue, options);
  }
}

/** A requirement as `byoa list --json` has it; of a text, everything that was found. */
function asJson(found: LookedUp): unknown {
  switch (found.kind) {
    case "requirement":
      return catalogueJson([found.requirement])[0];
    case "row":
      return found.row;
    case "causes":
      return causesJson(found.found);
  }
}
