import type { Facts } from "./symptom.ts";

/** Puts facts into a text: `{module}` is what was captured, `{module|a module}` has words for when nothing was. */
export function fillIn(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_whole, name: string, otherwise: string | undefined) => {
    return facts[name] ?? otherwise ?? "…";
  });
}
