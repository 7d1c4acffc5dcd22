import { access } from "node:fs/promises";
import { join } from "node:path";
import {
  buildImage,
  type EngineName,
  findLocalImage,
  openLocalPlatform,
  type Platform,
  PlatformError,
  readBuildContext,
  removeUnusedImage,
} from "@byoa/platform";
import { type Exercise, exerciseReference, type Lab, type LabLanguage } from "../lab/lab.ts";
import { LabsError } from "../labs-error.ts";

export interface OpenLabOptions {
  readonly lab: Lab;
  readonly exercise: Exercise;
  readonly language: LabLanguage;
  /** The exercise's files. */
  readonly folder: string;
  /** Undefined: containers, or where none can be had and the lab allows it, processes. */
  readonly engine: EngineName | undefined;
  /** What runs the program as a process. */
  readonly command: readonly string[] | undefined;
  readonly onNotice: (line: string) => void;
  /** Each line that the builder prints. */
  readonly onBuild?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A platform, and its names for the exercise's images. The caller disposes of the platform. */
export interface OpenLab {
  readonly platform: Platform;
  readonly train: string;
  readonly serve: string;
}

/**
 * Opens a platform and builds the exercise's image there, or its pair of images; they are told by their IDs, so that two checks at
 * once do not judge each other's. As a process the folder is run as it is.
 * Throws LabsError `lab-needs-containers`; PlatformError `image-build-failed`, `engine-not-reachable`.
 */
export async function openLab(options: OpenLabOptions): Promise<OpenLab> {
  const { lab, exercise, language, folder, command } = options;
  if (options.engine === "process") {
    if (lab.needsContainers) throw needsContainers(lab, "they are what it is about");
    return { platform: await openLocalPlatform({ engine: "process", command }), train: folder, serve: folder };
  }
  const platform = await openLocalPlatform().catch(async (error: unknown) => {
    const unreachable = error instanceof PlatformError && error.code === "engine-not-reachable";
    if (!unreachable || options.engine !== undefined) throw error;
    if (lab.needsContainers) throw needsContainers(lab, "no container engine answers");
    options.onNotice("no container engine answers: the program is run as a process");
    return await openLocalPlatform({ engine: "process", command });
  });
  if (platform.description.name === "process") return { platform, train: folder, serve: folder };
  try {
    const tag = imageTag(lab, exercise, language);
    if (lab.images === undefined) {
      const image = await build(tag, "Dockerfile", options);
      return { platform, train: image, serve: image };
    }
    return {
      platform,
      train: await build(`${tag}-train`, lab.images.train, options),
      serve: await build(`${tag}-serve`, lab.images.serve, options),
    };
  } catch (error) {
    await platform[Symbol.asyncDispose]();
    throw error;
  }
}

/** The folder that a lab's image was built from. */
const FOLDER_LABEL = "byoa.lab.folder";

/** What the image of an exercise is called. */
const imageTag = (lab: Lab, exercise: Exercise, language: LabLanguage): string =>
  `byoa-lab/${[lab.name, exercise.name, language === "node" ? "" : language].filter((part) => part !== "").join("-")}`;

async function build(tag: string, dockerfile: string, options: OpenLabOptions): Promise<string> {
  const { lab, exercise, folder, onBuild, signal } = options;
  await access(join(folder, dockerfile)).catch((cause: unknown) => {
    throw new LabsError(
      "lab-not-started",
      `${join(folder, dockerfile)} is not there. byoa lab reset ${exerciseReference(lab, exercise)} ${dockerfile} brings it back.`,
      { cause },
    );
  });
  const context = await readBuildContext(folder);
  const steering = context[dockerfile];
  const before = await findLocalImage(tag);
  const id = await buildImage({
    tag,
    files: steering === undefined ? context : { ...context, Dockerfile: steering },
    buildArguments: lab.buildArguments,
    labels: { [FOLDER_LABEL]: folder },
    ...(onBuild === undefined ? {} : { onLine: onBuild }),
    ...(signal === undefined ? {} : { signal }),
  });
  // A student builds many times over, and what is replaced would fill the disk. Another folder's image may be in use just now.
  if (before !== undefined && before.id !== id && before.labels[FOLDER_LABEL] === folder)
    await removeUnusedImage(before.id);
  return id;
}

const needsContainers = (lab: Lab, why: string): LabsError =>
  new LabsError(
    "lab-needs-containers",
    `lab ${lab.id} needs containers: ${why}. Start Docker; byoa lab list names the labs that go without.`,
  );
