import type { LimitFacts, LimitHit } from "./limit-hit.ts";
import type { Truncation } from "./truncation.ts";

/** What a record says of a container's limits: which held, and which of them it met. */
export interface LimitRecord {
  readonly limits?: LimitFacts;
  readonly limitsHit?: readonly LimitHit[];
}

/** `container`: what the engine says of it. `truncated`: where reading what it left stopped; those limits were met too. */
export function limitsOf(
  {
    limits,
    limitsHit = [],
  }: { readonly limits?: LimitFacts | undefined; readonly limitsHit?: readonly LimitHit[] | undefined },
  truncated: readonly Truncation[] = [],
): LimitRecord {
  const hits = [...limitsHit, ...truncated.map(hitOf)];
  return {
    ...(limits === undefined ? {} : { limits }),
    ...(hits.length === 0 ? {} : { limitsHit: hits }),
  };
}

const hitOf = ({ limit, value, sizeBytes }: Truncation): LimitHit =>
  limit === "archive-bytes" ? { limit, value, usedBytes: sizeBytes } : { limit, value };
