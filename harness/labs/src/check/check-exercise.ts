import { join } from "node:path";
import {
  type CheckEvent,
  CONFIGURATION_FILE,
  check,
  loadProfile,
  type Profile,
  type ProfileFlags,
} from "@byoa/conformance";
import type { EngineName } from "@byoa/platform";
import type { Exercise, Lab, LabLanguage } from "../lab/lab.ts";
import { openLab } from "./lab-images.ts";
import { type LabResult, labResult } from "./lab-result.ts";

export interface CheckExerciseOptions {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
  /** Folder with the exercise's files. */
  readonly folder: string;
  /** Undefined: containers, or where none can be had and the lab allows it, processes. */
  readonly engine?: EngineName | undefined;
  /** Other data and hyperparameters than the folder's byoa.yaml names. */
  readonly flags?: (profile: Profile) => Promise<ProfileFlags>;
  readonly onNotice?: (line: string) => void;
  readonly onBuild?: (line: string) => void;
  readonly onEvent?: (event: CheckEvent) => void;
  readonly version?: string;
  readonly signal?: AbortSignal;
}

/**
 * Builds an exercise and judges it by the requirements that it looks at, and no others.
 * Throws LabsError `lab-needs-containers`; PlatformError `image-build-failed`; ConfigurationError; Interrupted.
 */
export async function checkExercise(options: CheckExerciseOptions): Promise<LabResult> {
  const { lab, exercise, language, folder, signal, version, onEvent } = options;
  const config = join(folder, CONFIGURATION_FILE);
  const declared = await loadProfile({ config });
  const flags = (await options.flags?.(declared)) ?? {};
  const { platform, train, serve } = await openLab({
    lab,
    exercise,
    language,
    folder,
    engine: options.engine,
    command: declared.command,
    onNotice: options.onNotice ?? (() => {}),
    onBuild: options.onBuild,
    signal,
  });
  await using _ = platform;
  const profile = await loadProfile({ config, flags: { ...flags, trainImage: train, serveImage: serve } });
  const { report } = await check({
    profile,
    selection: { only: exercise.looksAt },
    openPlatform: async () => platform,
    version,
    onEvent,
    signal,
  });
  return labResult(report);
}
