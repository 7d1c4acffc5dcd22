import {
  catalogue,
  catalogueJson,
  type LookedUp,
  lookUp,
  renderExplanation,
  renderSymptom,
  symptoms,
} from "@byoa/conformance";
import { hasColours } from "../colours.ts";
import { write } from "../ends/output.ts";

/**
 * `byoa explain ID`, or `byoa explain "<what SageMaker says>"`: a requirement, or a symptom with those behind it.
 * Throws UsageError `unknown-id` with the nearest ID or symptom.
 */
export async function explain(text: string, flags: { readonly json?: true }): Promise<number> {
  const found = lookUp(catalogue, symptoms, text);
  await write(flags.json ? `${JSON.stringify(asJson(found), null, 2)}\n` : asText(found));
  return 0;
}

function asText(found: LookedUp): string {
  const options = { width: process.stdout.columns ?? 100, colors: hasColours(process.stdout) };
  return found.kind === "requirement"
    ? renderExplanation(found.requirement, options)
    : renderSymptom(found.symptom, found.others, catalogue, options);
}

/** A requirement as `byoa list --json` has it; of a symptom, its requirements whole. */
function asJson(found: LookedUp): unknown {
  if (found.kind === "requirement") return catalogueJson([found.requirement])[0];
  const { symptom, others } = found;
  const behind = symptom.requirements.flatMap((id) => catalogue.filter((requirement) => requirement.id === id));
  return { ...symptom, requirements: catalogueJson(behind), others: others.map(({ title }) => title) };
}
