import type { ResourceLimits } from "@byoa/platform";
import type { Profile } from "./profile.ts";

/** The limits of a container that the user named; the others are the platform's defaults. */
export function containerLimits({ resources, limits }: Pick<Profile, "resources" | "limits">): ResourceLimits {
  const { platform: _, ...named } = resources;
  return { ...named, logBytes: limits.logBytes };
}
