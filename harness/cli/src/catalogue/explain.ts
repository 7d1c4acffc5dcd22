import { catalogue, catalogueJson, findRequirement, renderExplanation } from "@byoa/conformance";
import { hasColours } from "../colours.ts";
import { write } from "../output.ts";

/** `byoa explain ID`. Throws UsageError `unknown-id` with the nearest one. */
export async function explain(id: string, flags: { readonly json?: true }): Promise<number> {
  const requirement = findRequirement(catalogue, id);
  const options = { width: process.stdout.columns ?? 100, colors: hasColours(process.stdout) };
  const [entry] = catalogueJson([requirement]);
  await write(flags.json ? `${JSON.stringify(entry, null, 2)}\n` : renderExplanation(requirement, options));
  return 0;
}
