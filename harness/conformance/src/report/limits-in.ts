import type { LimitFacts, LimitHit } from "@byoa/platform";

/** Every limit that an observation says was met, however deep: an experiment may have several jobs. */
export function limitHitsIn(value: unknown): LimitHit[] {
  return membersIn(value, "limitsHit").flatMap((hits) => (Array.isArray(hits) ? hits.filter(isHit) : []));
}

/** The limits of every container of an observation. */
export function limitFactsIn(value: unknown): LimitFacts[] {
  return membersIn(value, "limits").filter(isFacts);
}

function membersIn(value: unknown, name: string): unknown[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => membersIn(inner, name));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "log") return [];
    return key === name ? [inner] : membersIn(inner, name);
  });
}

const isHit = (value: unknown): value is LimitHit =>
  typeof value === "object" &&
  value !== null &&
  "limit" in value &&
  "value" in value &&
  typeof value.value === "number";

const isFacts = (value: unknown): value is LimitFacts =>
  typeof value === "object" &&
  value !== null &&
  ("memoryBytes" in value || "processes" in value || "diskBytes" in value);
