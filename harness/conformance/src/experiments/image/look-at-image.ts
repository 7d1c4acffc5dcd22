import { posix } from "node:path";
import type { ImageFacts, ImageFile, Platform } from "@byoa/platform";
import { experiment } from "../../experiment/experiment.ts";
import { entryWords, isShell, programPaths, scriptOfShell } from "./program-paths.ts";

/** What can be said of the images without running them. */
export interface ImageLook {
  readonly kind: "image-look";
  /** What containers run on here without emulation, for example `linux/amd64`. */
  readonly enginePlatform: string;
  readonly train: OneImage | undefined;
  readonly serve: OneImage | undefined;
}

export interface OneImage {
  readonly facts: ImageFacts;
  /** Programs that the platform's argument or the entry point names, as far as they exist. */
  readonly programs: readonly EntryProgram[];
  /** Files below /opt/ml, relative to it; folders are not listed. */
  readonly belowOptMl: readonly string[];
}

/** A file that is started: found under `path`, through links if there are any. */
export interface EntryProgram {
  /** `entrypoint`: its first word; `script`: what its shell runs; `train`, `serve`: found on PATH. */
  readonly role: "entrypoint" | "script" | "train" | "serve";
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly sizeBytes: number;
  /** The first line without `#!` and line end, when it starts with `#!`. */
  readonly shebang?: string;
  /** Of texts: CR LF ends the first line, or any line of a shell script. */
  readonly windowsLineEnds?: boolean;
  /** Of texts: the first 64 KiB; absent for binaries. */
  readonly text?: string;
}

const OPT_ML = "/opt/ml";
const LINK_DEPTH = 8;

export const lookAtImage = experiment({
  name: "look-at-image",
  title: "look at the image",
  role: "image",
  needs: {},
  containers: 0,
  async run({ platform, trainImage, serveImage }): Promise<ImageLook> {
    const train = trainImage === undefined ? undefined : await lookAt(platform, trainImage);
    const same = serveImage !== undefined && serveImage.id === trainImage?.id;
    const serve = same ? train : serveImage === undefined ? undefined : await lookAt(platform, serveImage);
    return { kind: "image-look", enginePlatform: platform.description.platform, train, serve };
  },
});

async function lookAt(platform: Platform, facts: ImageFacts): Promise<OneImage> {
  const words = entryWords(facts);
  const script = scriptOfShell(words);
  const wanted: [EntryProgram["role"], string[]][] = [
    ["train", programPaths("train", facts)],
    ["serve", programPaths("serve", facts)],
  ];
  if (words[0] !== undefined) wanted.push(["entrypoint", programPaths(words[0], facts)]);
  if (script !== undefined) wanted.push(["script", programPaths(script, facts)]);
  const paths = wanted.flatMap(([, candidates]) => candidates);
  const files = await withLinksFollowed(platform, facts.reference, [...new Set(paths)]);
  const belowOptMl = (await platform.readImageFiles(facts.reference, [`${OPT_ML}/**`])).filter(
    ({ type }) => type !== "directory",
  );
  const programs = wanted.flatMap(([role, candidates]) => {
    const found = candidates.map((path) => files.get(path)).find((file) => file?.type === "file");
    return found === undefined ? [] : [entryProgram(role, found)];
  });
  return { facts, programs, belowOptMl: belowOptMl.map(({ path }) => path.slice(OPT_ML.length + 1)) };
}

/** The files by the paths under which they were asked for. */
async function withLinksFollowed(platform: Platform, reference: string, paths: readonly string[]) {
  const found = new Map<string, ImageFile>();
  let asked = new Map(paths.map((path) => [path, path]));
  for (let depth = 0; depth < LINK_DEPTH && asked.size > 0; depth += 1) {
    const next = new Map<string, string>();
    const files = new Map(
      (await platform.readImageFiles(reference, [...asked.values()])).map((file) => [file.path, file]),
    );
    for (const [name, path] of asked) {
      const file = files.get(path);
      if (file?.type === "symlink" && file.linkTarget !== undefined) {
        next.set(name, posix.resolve(posix.dirname(path), file.linkTarget));
      } else if (file !== undefined) {
        found.set(name, file);
      }
    }
    asked = next;
  }
  return found;
}

function entryProgram(role: EntryProgram["role"], { path, mode, uid, sizeBytes, content }: ImageFile): EntryProgram {
  const program = { role, path, mode, uid, sizeBytes };
  if (content === undefined || content.includes(0)) return program;
  const text = content.toString("utf8");
  const firstLine = text.split("\n", 1)[0] ?? "";
  const shebang = firstLine.startsWith("#!") ? firstLine.slice(2).trim() : undefined;
  const inShell = role === "script" || isShell(shebang?.split(/\s+/).at(-1) ?? "");
  const windowsLineEnds = firstLine.endsWith("\r") || (inShell && text.includes("\r\n"));
  return { ...program, windowsLineEnds, text, ...(shebang === undefined ? {} : { shebang }) };
}
