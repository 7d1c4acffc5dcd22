import type { CodeBlock } from "./code-blocks.ts";

/** How a block of commands is marked: `console` shows commands with their output, the others are commands alone. */
const SCRIPTS: readonly string[] = ["sh", "bash", "shell"];
const TRANSCRIPT = "console";

/** Languages in which a line may begin like a command without being one. */
const OTHER_LANGUAGES: readonly string[] = [
  ..."ts js mjs json yaml dockerfile python py xml html css csv diff ini toml http mermaid vue".split(" "),
];

const PROGRAMS =
  "apt-get apt aws bash byoa cat cd chmod cp curl cut diff docker echo export git head jq kill ls mkdir mv node npm npx pip pip3 pnpm python python3 rm sed sh sudo tail tar timeout until wait".split(
    " ",
  );
const COMMAND = new RegExp(`^(?:\\$ |(?:[A-Z_]+=\\S+ )*(?:${PROGRAMS.join("|")}) [^:=])`);

/** What a program prints about itself begins like a call of it. */
const REPORT = /^npm (?:ERR!|error |warn )/i;

/** True for a block of commands without output. */
export const isScript = ({ language }: CodeBlock): boolean => language !== undefined && SCRIPTS.includes(language);

/** True for a block of commands with what they print. */
export const isTranscript = ({ language }: CodeBlock): boolean => language === TRANSCRIPT;

/** True for a block of commands of either kind. */
export const isCommands = (block: CodeBlock): boolean => isScript(block) || isTranscript(block);

/** A block in no language of commands that yet looks like commands: nothing would run it. */
export function looksLikeCommands(block: CodeBlock): boolean {
  if (isCommands(block)) return false;
  if (block.language !== undefined && OTHER_LANGUAGES.includes(block.language)) return false;
  return block.text.split("\n").some((line) => COMMAND.test(line.trim()) && !REPORT.test(line.trim()));
}
