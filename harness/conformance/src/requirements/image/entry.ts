import { posix } from "node:path";
import type { EntryProgram, ImageLook, OneImage } from "../../experiments/image/look-at-image.ts";
import { entryWords, handsArgumentsOn, isShellForm } from "../../experiments/image/program-paths.ts";
import type { Evidence } from "../../requirement/evidence.ts";

const INIT_PROGRAMS = new Set(["tini", "tini-static", "init", "dumb-init", "docker-init", "catatonit"]);

/** The image that is judged here: the one for training, or the only one there is. */
export function judgedImage(look: ImageLook): OneImage | undefined {
  return look.train ?? look.serve;
}

/** A program of one role, if the image has it. */
export function programOf(image: OneImage, role: EntryProgram["role"]): EntryProgram | undefined {
  return image.programs.find((program) => program.role === role);
}

/** Entry points that know neither role: scripts that base images bring, and interpreters alone. They run what CMD says. */
const RUNS_COMMAND =
  /^(?:docker-entrypoint\.sh|docker-entrypoint|nvidia_entrypoint\.sh|_entrypoint\.sh|entrypoint\.d|node|nodejs|deno|bun|python[\d.]*|java|Rscript|ruby|perl|php|env)$/;

/** Nothing but CMD says what to start: no entry point but one that runs whatever CMD says, and neither `train` nor `serve` on PATH. */
export function livesInCommand(image: OneImage): boolean {
  const words = entryWords(image.facts);
  const knowsNoRole = words.length === 0 || (words.length === 1 && RUNS_COMMAND.test(posix.basename(words[0] ?? "")));
  const isOnPath = image.programs.some(({ role }) => role === "train" || role === "serve");
  return knowsNoRole && (image.facts.cmd ?? []).length > 0 && !isOnPath;
}

/** The entry point is an init program and nothing behind it: it takes the platform's argument for its program. */
export function isBareInit(image: OneImage): boolean {
  const [program = "", ...rest] = entryWords(image.facts);
  return INIT_PROGRAMS.has(posix.basename(program)) && rest.every((word) => word.startsWith("-"));
}

/** The entry point is a command in shell form that does not hand the platform's argument on. */
export function losesTheArgument(image: OneImage): boolean {
  const words = entryWords(image.facts);
  return isShellForm(words) && !handsArgumentsOn(words);
}

/** What the image says it starts. */
export function entryEvidence({ facts }: OneImage): Evidence {
  const words = (list: readonly string[] | null): string => (list === null ? "none" : JSON.stringify(list));
  return {
    label: "image",
    text: `ENTRYPOINT ${words(facts.entrypoint)}, CMD ${words(facts.cmd)}, USER ${facts.user || "root"}`,
  };
}
