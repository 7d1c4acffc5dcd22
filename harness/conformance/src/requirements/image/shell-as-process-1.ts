import type { MainProcess } from "@byoa/platform";
import type { EntryProgram, OneImage } from "../../experiments/image/look-at-image.ts";
import { entryWords, isShell, isShellForm } from "../../experiments/image/program-paths.ts";
import { programOf } from "./entry.ts";

/** The kernel cuts a process's name after so many characters. */
const NAME_CHARACTERS = 15;
/** A line that replaces the shell by a program; `exec 2>&1` only moves the shell's output. */
const REPLACES_THE_SHELL = /(?:^|[;&|(]|\bthen|\bdo|\)|\belse)\s*exec\s+(?![<>\d&])/m;

/**
 * The shell that is process 1, in words; undefined when the program itself is. What ran counts; the script is read only where the engine
 * does not show it, and then a script with an `exec` of a program is believed.
 *
 * @param seen process 1 when SIGTERM was sent
 */
export function shellAsProcess1(image: OneImage, seen: MainProcess | undefined): string | undefined {
  const declared = declaredShell(image);
  if (seen === undefined) return declared?.handsOver === true ? undefined : declared?.words;
  const isScript = seen.program === undefined && seen.name === declared?.name?.slice(0, NAME_CHARACTERS);
  if (!isShell(seen.program ?? seen.name) && !isScript) return undefined;
  return declared?.words ?? seen.program ?? seen.name;
}

interface DeclaredShell {
  readonly words: string;
  /** The script's name, as the kernel shows it while a shell runs it. */
  readonly name?: string;
  readonly handsOver: boolean;
}

function declaredShell(image: OneImage): DeclaredShell | undefined {
  const words = entryWords(image.facts);
  if (isShellForm(words)) return { words: `${words[0]} -c`, handsOver: REPLACES_THE_SHELL.test(words[2] ?? "") };
  const script = programOf(image, "script") ?? programOf(image, "entrypoint") ?? programOf(image, "train");
  const interpreter = script === undefined ? undefined : interpreterOf(script, words);
  if (script?.text === undefined || interpreter === undefined || !isShell(interpreter)) return undefined;
  const name = script.path.split("/").at(-1) ?? script.path;
  return { words: `${interpreter} running ${script.path}`, name, handsOver: REPLACES_THE_SHELL.test(script.text) };
}

const interpreterOf = ({ shebang, role }: EntryProgram, words: readonly string[]): string | undefined =>
  shebang?.split(/\s+/).at(-1) ?? (role === "script" ? words[0] : undefined);
