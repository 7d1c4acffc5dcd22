import { expect, test } from "vitest";
import type { CodeBlock } from "./code-blocks.ts";
import { isScript, isTranscript, looksLikeCommands } from "./command-block.ts";

const block = (language: string | undefined, text: string): CodeBlock => ({ page: "A.md", line: 1, language, text });

test("sh, bash and shell are commands, console is commands with their output", () => {
  const kinds = ["sh", "bash", "shell", "console", "text", undefined].map((language) => [
    language,
    isScript(block(language, "")),
    isTranscript(block(language, "")),
  ]);
  expect(kinds).toEqual([
    ["sh", true, false],
    ["bash", true, false],
    ["shell", true, false],
    ["console", false, true],
    ["text", false, false],
    [undefined, false, false],
  ]);
});

test.each([
  [undefined, "docker run IMAGE train"],
  ["text", "  SAGEMAKER_BASE_DIR=job node main.mjs"],
  ["zsh", "$ anything"],
  ["", "first line\nbyoa check x"],
])("a block marked %s with %j looks like commands", (language, text) => {
  expect(looksLikeCommands(block(language, text))).toBe(true);
});

test.each([
  ["sh", "docker run IMAGE train"],
  ["console", "$ docker run IMAGE train"],
  ["yaml", "run: |\n  npm ci"],
  ["dockerfile", "RUN npm ci"],
  ["text", "docker: Error response from daemon"],
  ["text", "/opt/ml/input/config/hyperparameters.json"],
  ["text", "python3: can't open file"],
])("a block marked %s with %j needs no other mark", (language, text) => {
  expect(looksLikeCommands(block(language, text))).toBe(false);
});
