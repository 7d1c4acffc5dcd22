import { expect, test } from "vitest";
import { outputsApart } from "./apart-output.ts";
import { isTranscript, looksLikeCommands } from "./command-block.ts";
import { leftOut, staleEntries } from "./left-out.ts";
import { blocksOf, pages } from "./pages.ts";
import { readersImages } from "./readers.ts";
import { readTranscript } from "./transcript.ts";

const blocks = pages.flatMap(blocksOf);

test("each block of commands is marked sh, or console where its output is shown: so it is run", () => {
  expect(blocks.filter(looksLikeCommands).map(({ page, line, text }) => `${page}:${line} ${text}`)).toEqual([]);
});

test("what commands print stands in a console block, beneath them: so it is compared", () => {
  expect(outputsApart(blocks)).toEqual([]);
});

test("each console block is commands and what they print", () => {
  for (const block of blocks.filter(isTranscript)) expect(readTranscript(block)).not.toEqual([]);
});

test("what is left out of the run is there, and says why", () => {
  expect(staleEntries(leftOut, blocks)).toEqual([]);
  for (const { reason } of leftOut) expect(reason).toMatch(/\w+ \w+/);
});

test("each of the reader's images is one that its page uses", () => {
  const unused = readersImages.filter(
    ({ tag, page }) => !blocks.some((block) => block.page === page && block.text.includes(` ${tag}`)),
  );
  expect(unused).toEqual([]);
});
