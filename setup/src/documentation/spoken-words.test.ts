// Each `byoa …` of a page, in a block of commands or within a sentence, is one that the command line takes.
import { expect, test } from "vitest";
import { makeProgram } from "../../../harness/cli/src/program.ts";
import { isCommands } from "./command-block.ts";
import { inlineCode } from "./inline-code.ts";
import { blocksOf, pages } from "./pages.ts";
import { byoaCalls } from "./shell-words.ts";
import { readTranscript } from "./transcript.ts";

type Command = ReturnType<typeof makeProgram>;

const spoken = pages.flatMap((page) => [
  ...blocksOf(page)
    .filter(isCommands)
    .flatMap((block) =>
      block.language === "console" ? readTranscript(block).map(({ command }) => command) : [block.text],
    )
    .flatMap((text) => byoaCalls(text).map((words) => ({ page, words }))),
  ...inlineCode(page).flatMap((text) => byoaCalls(text).map((words) => ({ page, words }))),
]);

test("the pages speak of byoa", () => expect(spoken.length).toBeGreaterThan(50));

test("no page speaks of a command, an argument or a flag that does not exist", () => {
  const wrong = spoken.flatMap(({ page, words }) => {
    const problem = problemOf(
      makeProgram(async () => {}),
      words,
    );
    return problem === undefined ? [] : [`${page}: byoa ${words.join(" ")}: ${problem}`];
  });
  expect(wrong).toEqual([]);
});

test.each([
  [["chek", "x"], "no command chek"],
  [["check", "x", "--onyl", "HOST-*"], "no flag --onyl"],
  [["check", "x", "y"], "too many words"],
  [["check", "x", "--level", "HIGH"], "option '--level <LEVEL>'"],
  [["lab", "start", "8", "--all"], "no flag --all"],
  [["lab", "reset", "8/port", "serve.mjs", "train.mjs"], undefined],
  [["check", "x", "--only", "HOST-*", "--hp", "a=1", "--hp", "b=2"], undefined],
  [["lab"], undefined],
])("byoa %j: %s", (words, problem) => {
  const told = problemOf(
    makeProgram(async () => {}),
    words,
  );
  expect(told ?? "").toContain(problem ?? "");
  expect(told === undefined).toBe(problem === undefined);
});

/** What the command line has against these words; it is parsed and not run. A word with … stands for others, one in {{ }} is a template's. */
function problemOf(command: Command, words: readonly string[]): string | undefined {
  const [name, ...rest] = words;
  if (name === undefined || name.includes("…") || words.some((word) => word.includes("{{"))) return undefined;
  const below = command.commands.find((one) => one.name() === name);
  if (below !== undefined) return problemOf(below, rest);
  if (command.commands.length > 0 && !name.startsWith("-")) return `no command ${name}`;
  try {
    const { operands, unknown } = command.parseOptions(words.filter((word) => word !== "…"));
    const flag = unknown.find((word) => word.startsWith("-"));
    if (flag !== undefined && flag !== "--help") return `no flag ${flag}`;
    const takes = command.registeredArguments;
    return operands.length > takes.length && !takes.some(({ variadic }) => variadic) ? "too many words" : undefined;
  } catch (error) {
    const isVersion = error instanceof Error && "code" in error && error.code === "commander.version";
    return isVersion ? undefined : String(error);
  }
}
