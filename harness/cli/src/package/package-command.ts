import { copyFile, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { loadProfile, UsageError } from "@byoa/conformance";
import { commandLine, jsonText, pathArgument } from "@byoa/conformance/text";
import { JOB_NAME_PATTERN } from "@byoa/contract";
import { DOCKER_MANIFEST, notWritten, OWNER_ONLY, tagImage } from "@byoa/platform";
import { SdkError } from "@byoa/sdk";
import { coloursFor } from "../colours.ts";
import { write } from "../ends/output.ts";
import { kindOf } from "../local/image-argument.ts";
import { modelFor } from "../local/model-argument.ts";
import { nextSteps } from "./next-steps.ts";
import { checkedPlaces } from "./places.ts";
import { createModelRequest, createTrainingJobRequest } from "./requests.ts";

/** The flags of `byoa package` as the parser gives them. */
export interface PackageFlags {
  readonly repository: string;
  readonly bucket: string;
  readonly role: string;
  readonly model?: string;
  readonly name?: string;
  readonly instanceType: string;
  readonly hosts: number;
  readonly maxRun: number;
  readonly config?: string;
  readonly output: string;
  readonly jobsDir: string;
  readonly debug?: true;
}

/** `byoa package`: all of the folder, or nothing. Throws ConfigurationError, UsageError, SdkError, PlatformError, Interrupted. */
export async function packageCommand(image: string, flags: PackageFlags, signal: AbortSignal): Promise<number> {
  if ((await kindOf(image, undefined)) === "folder")
    throw new SdkError(
      "image-name-invalid",
      `package takes an image, and ${image} is a folder. Build it first: docker build -t NAME ${image}`,
    );
  const places = checkedPlaces(flags);
  const name = flags.name ?? basename(image).split(":", 1)[0] ?? "";
  if (!JOB_NAME_PATTERN.test(name))
    throw new SdkError("job-name-invalid", `${JSON.stringify(name)} is no name for a job. Give one with --name.`);
  const profile = await loadProfile({ config: flags.config, flags: { image } });
  const { model } = await modelFor(flags.model, { image: undefined, jobsDir: flags.jobsDir });
  if (model === undefined || (await stat(model)).isDirectory())
    throw new SdkError("no-model", `${model ?? "nothing"} is no archive. Give a model.tar.gz, or a job's name.`);
  const folder = resolve(flags.output);
  await requireEmpty(folder);
  signal.throwIfAborted();
  const tagged = await tagImage(image, places.repository);
  requireAccepted(image, tagged.manifestMediaType);
  const facts = { ...flags, ...places, name, image: tagged.reference, profile };
  const files = new Map([
    ["create-training-job.json", jsonText(createTrainingJobRequest(facts))],
    ["create-model.json", jsonText(createModelRequest(facts))],
    ["next-steps.sh", nextSteps(facts)],
  ]);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const written = (error: unknown) => Promise.reject(notWritten(folder, error));
    for (const [file, text] of files)
      await writeFile(join(unfinished, file), text, { mode: OWNER_ONLY.file }).catch(written);
    await copyFile(model, join(unfinished, "model.tar.gz")).catch(written);
    signal.throwIfAborted();
    await rmdir(folder).catch(() => {});
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await tell(relative("", folder) || ".", tagged.reference, [...files.keys(), "model.tar.gz"]);
  return 0;
}

async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0)
    throw new UsageError("output-exists", `${folder} is there and not empty. Choose another --output, or remove it.`);
}

/** Source: contract IMG-MANIFEST-02. */
function requireAccepted(image: string, mediaType: string): void {
  if (mediaType === DOCKER_MANIFEST) return;
  const output = `--output=type=docker,oci-mediatypes=false,name=${image}`;
  const build = commandLine(["docker", "buildx", "build", "--provenance=false", output, "."]);
  throw new UsageError(
    "manifest-not-accepted",
    `${image} would be pushed as ${mediaType}, which SageMaker refuses. Build it again: ${build}`,
  );
}

async function tell(place: string, image: string, files: readonly string[]): Promise<void> {
  const { bold, dim } = coloursFor(process.stdout);
  const lines = [
    `${bold(`${place}/`)}  ${files.toSorted().join("  ")}`,
    `image     ${image} (Docker v2 schema 2, one platform)`,
  ];
  await write(
    `${[...lines, dim(`next      ${commandLine(["sh", pathArgument(join(place, "next-steps.sh"))])}: push, copy, create`)].join("\n")}\n`,
  );
}
