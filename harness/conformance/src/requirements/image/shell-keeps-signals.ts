import type { MainProcess } from "@byoa/platform";
import type { OneImage } from "../../experiments/image/look-at-image.ts";
import type { Cause } from "../../requirement/cause.ts";
import { shellAsProcess1 } from "./shell-as-process-1.ts";

/** Why no signal reaches the program: a shell is process 1 of this image's containers. Undefined where it is not. */
export function shellKeepsSignals(image: OneImage | undefined, mainProcess?: MainProcess): Cause | undefined {
  if (image === undefined || shellAsProcess1(image, mainProcess) === undefined) return undefined;
  return { kind: "shell-keeps-signals", of: image.facts.id, reportedBy: "IMG-EXEC-06" };
}
