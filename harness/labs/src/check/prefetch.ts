import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeScratchFolder } from "@byoa/platform/scratch-folder";
import { exerciseReference, type Lab } from "../lab/lab.ts";
import { composeFiles } from "../work/compose.ts";
import { writeFolder } from "../work/write-files.ts";
import { openLab } from "./lab-images.ts";
import { ensurePrebuilt, type PrebuiltOptions } from "./prebuilt-image.ts";

export interface PrefetchOptions extends PrebuiltOptions {
  readonly labs: readonly Lab[];
}

/**
 * Builds what every exercise of the labs builds: base images and packages are on this machine afterwards, and a student's build,
 * which differs in a source or two, takes them from there. Throws PlatformError `engine-not-reachable`, `image-build-failed`.
 */
export async function prefetch({ labs, ...options }: PrefetchOptions): Promise<void> {
  for (const lab of labs) {
    if (lab.prebuilt !== undefined) await ensurePrebuilt(lab.prebuilt, options);
    if (lab.kind === "mutant") continue;
    options.onNotice(`lab ${lab.id}  ${lab.title}`);
    for (const exercise of lab.exercises)
      for (const language of lab.languages) {
        options.signal?.throwIfAborted();
        const place = await makeScratchFolder("prefetch");
        try {
          const folder = join(place, "lab");
          const files = await composeFiles({
            lab,
            exercise,
            language,
            state: "start",
            packToolkit: options.packToolkit,
          });
          await writeFolder(folder, files);
          const { platform } = await openLab({
            ...options,
            lab,
            exercise,
            language,
            folder,
            engine: "docker",
            command: undefined,
          });
          await platform[Symbol.asyncDispose]();
        } catch (cause) {
          options.signal?.throwIfAborted();
          options.onNotice(`lab ${exerciseReference(lab, exercise)} in ${language} does not build`);
          throw cause;
        } finally {
          await rm(place, { recursive: true, force: true });
        }
      }
  }
}
