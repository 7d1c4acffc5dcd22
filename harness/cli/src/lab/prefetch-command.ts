import { findLab, prefetch, readCourse } from "@byoa/labs";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { packToolkit } from "../new/pack-toolkit.ts";
import type { LabFlags } from "./lab-flags.ts";
import { openLabProgress } from "./lab-progress-line.ts";

/** `byoa lab prefetch`: everything that labs bring from elsewhere, so that they run without a network afterwards. */
export async function prefetchCommand(named: readonly string[], flags: LabFlags, signal: AbortSignal): Promise<number> {
  const course = await readCourse();
  const labs = named.length === 0 ? course : named.map((text) => findLab(course, text).lab);
  const { dim } = coloursFor(process.stdout);
  signal.throwIfAborted();
  {
    using progress = openLabProgress(flags.quiet ?? false);
    await prefetch({
      labs,
      packToolkit: (place) => packToolkit(place, signal),
      onNotice: progress.onNotice,
      onBuild: progress.onBuild,
      signal,
    });
  }
  await write(
    `${labs.length === 1 ? "1 lab is" : `${labs.length} labs are`} here; ${dim("they build and run without a network now")}\n`,
  );
  return 0;
}
