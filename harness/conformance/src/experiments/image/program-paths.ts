import { posix } from "node:path";
import type { ImageFacts } from "@byoa/platform";

/** What a container's PATH is when the image sets none. */
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const SHELLS = new Set(["sh", "bash", "dash", "ash", "zsh", "ksh"]);

/** Where a program of this name is looked for: its own path, or every folder of PATH. */
export function programPaths(name: string, image: Pick<ImageFacts, "environment" | "workingDirectory">): string[] {
  const from = image.workingDirectory === "" ? "/" : image.workingDirectory;
  if (name.includes("/")) return [posix.resolve(from, name)];
  const folders = (image.environment.PATH ?? DEFAULT_PATH).split(":").filter((folder) => folder !== "");
  return folders.map((folder) => posix.resolve(from, folder, name));
}

/** What the image starts, word by word; empty when the platform's argument itself names the program. */
export const entryWords = (image: Pick<ImageFacts, "entrypoint">): readonly string[] => image.entrypoint ?? [];

/** The script that a shell is told to run: `["bash", "/entry.sh"]`. Undefined for `sh -c …` and for everything else. */
export function scriptOfShell(words: readonly string[]): string | undefined {
  const [program, ...rest] = words;
  if (program === undefined || !isShell(program) || rest.some((word) => word === "-c")) return undefined;
  return rest.find((word) => !word.startsWith("-"));
}

/** True for `/bin/sh -c …`: what a Dockerfile's shell form becomes, and what some write themselves. */
export function isShellForm(words: readonly string[]): boolean {
  return isShell(words[0] ?? "") && words[1] === "-c";
}

/**
 * True when the words after `sh -c SCRIPT` reach what SCRIPT starts: it says `"$@"`, `$*` or `$1`. With `ENTRYPOINT command` in
 * shell form they do not: `train` becomes `$0` of the shell.
 */
export function handsArgumentsOn(words: readonly string[]): boolean {
  return !isShellForm(words) || /\$[@*0-9]|\$\{[@*0-9]/.test(words[2] ?? "");
}

/** True for the name of a shell, with or without its folder. */
export const isShell = (program: string): boolean => SHELLS.has(posix.basename(program));
