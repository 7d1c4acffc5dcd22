import { CAPABILITY_LABELS } from "@byoa/contract";
import type { ImageFacts } from "@byoa/platform";

/** True where the image says so by that label. */
export function declares(
  image: Pick<ImageFacts, "labels"> | undefined,
  label: keyof typeof CAPABILITY_LABELS,
): boolean {
  return image?.labels[CAPABILITY_LABELS[label]]?.trim().toLowerCase() === "true";
}
