import type { Requirement } from "../../requirement/requirement.ts";
import { builtForTheInstance } from "./built-for-the-instance.ts";
import { entryHandsOn } from "./entry-hands-on.ts";
import { notABareInit } from "./not-a-bare-init.ts";
import { nothingNeededBelowOptMl } from "./nothing-needed-below-opt-ml.ts";
import { nothingNeededInCommand } from "./nothing-needed-in-command.ts";
import { runsAsRoot } from "./runs-as-root.ts";
import { scriptsCanBeStarted } from "./scripts-can-be-started.ts";
import { trainStartsTraining } from "./train-starts-training.ts";

/** What the image itself owes, in the order of the contract. */
export const imageRequirements: readonly Requirement[] = [
  builtForTheInstance,
  trainStartsTraining,
  nothingNeededInCommand,
  entryHandsOn,
  notABareInit,
  nothingNeededBelowOptMl,
  scriptsCanBeStarted,
  runsAsRoot,
];
