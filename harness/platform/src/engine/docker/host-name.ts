import { createHash } from "node:crypto";

/**
 * A host name as training containers have on the platform: `ip-10-0-…`, never the name inside the cluster (`algo-1`).
 * The same for the same seed. Source: contract B4.
 */
export function containerHostName(seed: string): string {
  const [third, fourth] = createHash("sha256").update(seed).digest();
  return `ip-10-0-${third}-${fourth}`;
}
