import { catalogue, catalogueJson, renderList } from "@byoa/conformance";
import { hasColours } from "../colours.ts";
import { write } from "../ends/output.ts";

/** `byoa list`: all requirements, by section. */
export async function list(flags: { readonly json?: true }): Promise<number> {
  const options = { width: process.stdout.columns ?? 100, colors: hasColours(process.stdout) };
  await write(flags.json ? jsonText(catalogueJson(catalogue)) : renderList(catalogue, options));
  return 0;
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
