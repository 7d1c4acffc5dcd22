import { expect, it } from "vitest";
import { ownMutant } from "./own-mutant.ts";

const good = {
  title: "answers nothing",
  replace: { "serve.mjs": [["old", "new"]] },
  fails: { "MY-ROWS-01": /one line/ },
};

it("takes a title, replacements and the announced reason", () => {
  expect(ownMutant(good)).toEqual(good);
});

it.each([
  ["no object", undefined, "mutant.mjs exports no mutant; write `export default { title, replace, fails }`."],
  [
    "a blank title",
    { ...good, title: " " },
    'mutant.mjs has no title; write what is wrong with it, for example "answers the first row only".',
  ],
  [
    "no replacement",
    { ...good, replace: {} },
    'mutant.mjs replaces nothing, so it is the program itself; write `replace: { "serve.mjs": [["old text", "new text"]] }`.',
  ],
  [
    "a pair without its brackets",
    { ...good, replace: { "serve.mjs": ["old", "new"] } },
    'mutant.mjs: replace of serve.mjs is no list of pairs of old and new text; write `replace: { "serve.mjs": [["old text", "new text"]] }`.',
  ],
  [
    "an empty old text",
    { ...good, replace: { "serve.mjs": [["", "new"]] } },
    'mutant.mjs: replace of serve.mjs is no list of pairs of old and new text; write `replace: { "serve.mjs": [["old text", "new text"]] }`.',
  ],
  [
    "nothing announced",
    { ...good, fails: undefined },
    'mutant.mjs does not announce the one requirement that kills it, and what it says; write `fails: { "MY-ROWS-01": /one line for 2 rows/ }`.',
  ],
  [
    "a reason that is a string",
    { ...good, fails: { "MY-ROWS-01": "one line" } },
    'mutant.mjs: the reason of MY-ROWS-01 is no regular expression; write `fails: { "MY-ROWS-01": /one line for 2 rows/ }`.',
  ],
  [
    "a reason that matches anything",
    { ...good, fails: { "MY-ROWS-01": /.*/ } },
    "mutant.mjs: /.*/ matches anything, and so it announces nothing; write what MY-ROWS-01 will say.",
  ],
])("refuses %s in one line", (_what, exported, message) => {
  expect(() => ownMutant(exported)).toThrow(expect.objectContaining({ name: "PairFault", message }));
});
