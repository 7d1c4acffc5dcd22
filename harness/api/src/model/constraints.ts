import type { Shape } from "./api-model.ts";

/** What the gateway says of a value that breaks its shape, in AWS's own words; empty for one that holds. */
export function brokenConstraints({ min, max, pattern, enum: allowed }: Shape, value: unknown): string[] {
  const broken: string[] = [];
  const size = sizeOf(value);
  const noun = typeof value === "number" ? "value" : "length";
  if (size !== undefined && max !== undefined && size > max)
    broken.push(`Member must have ${noun} less than or equal to ${max}`);
  if (size !== undefined && min !== undefined && size < min)
    broken.push(`Member must have ${noun} greater than or equal to ${min}`);
  if (typeof value !== "string") return broken;
  if (allowed !== undefined && !allowed.includes(value))
    broken.push(`Member must satisfy enum value set: [${allowed.join(", ")}]`);
  if (pattern !== undefined && !expressionOf(pattern).test(value))
    broken.push(`Member must satisfy regular expression pattern: ${pattern}`);
  return broken;
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  // A limit counts characters, not UTF-16 units.
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : undefined;
}

const expressions = new Map<string, RegExp>();

/** Matches the whole value only. */
export function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const expression = inOurDialect(pattern);
  expressions.set(pattern, expression);
  return expression;
}

/** The models' dialect is Java's: it has anchors that JavaScript lacks, and classes of characters by names, some of them its own. */
function inOurDialect(pattern: string): RegExp {
  const own = pattern
    .replace(/^\\A|\\z$/g, "")
    .replaceAll("\\p{Alnum}", "a-zA-Z0-9")
    .replaceAll("\\p{Print}", "\\x20-\\x7E");
  // The other names need Unicode mode; without one it would refuse escapes that Java allows.
  return new RegExp(`^(?:${own})$`, own.includes("\\p{") ? "u" : "");
}
