import type { Requirement } from "../requirement/requirement.ts";
import { imageRequirements } from "./image/index.ts";
import { servingRequirements } from "./serving/index.ts";
import { trainingRequirements } from "./training/index.ts";

/** Every requirement that an image is judged by, in the order of the reports. */
export const catalogue: readonly Requirement[] = [
  ...imageRequirements,
  ...trainingRequirements,
  ...servingRequirements,
];
