/** A name that an image, a package and a training job may all have. */
export const NAME_PATTERN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why it is no name, with the next step; undefined for one that is. */
export function nameFault(name: string): string | undefined {
  if (NAME_PATTERN.test(name)) return undefined;
  const meant = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  const next = meant === "" ? "For example my-algorithm." : `For example ${meant}.`;
  return `${JSON.stringify(name)} is no name for an algorithm: small letters, digits and hyphens, at most 63. ${next}`;
}
