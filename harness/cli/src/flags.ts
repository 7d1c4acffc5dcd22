import { InvalidArgumentError } from "commander";

/** Of a flag that may be given several times. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** IDs with commas between them, several times. */
export const collectIds = (value: string, earlier: readonly string[] = []): string[] => {
  const ids = value.split(",").map((id) => id.trim());
  if (ids.includes("")) throw new InvalidArgumentError("Write IDs with a comma between them.");
  return [...earlier, ...ids];
};
