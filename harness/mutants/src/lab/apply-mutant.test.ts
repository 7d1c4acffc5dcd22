import { expect, it } from "vitest";
import { applyMutant } from "./apply-mutant.ts";

const sources = new Map([
  ["serve.mjs", "listen(8080);\nlisten(8081);\n"],
  ["train.mjs", "learn();\n"],
]);

const apply = (replace: Record<string, [string, string][]>) =>
  applyMutant({ title: "is broken", replace, fails: { "MY-ROWS-01": /./ } }, sources);

it("gives the changed files alone, each pair applied to what the one before has left", () => {
  const changed = apply({
    "serve.mjs": [
      ["listen(8080);\n", ""],
      ["listen(", "close("],
    ],
  });
  expect([...changed]).toEqual([["serve.mjs", "close(8081);\n"]]);
});

it("takes the new text as it is written", () => {
  expect(apply({ "train.mjs": [["learn()", "learn($&)"]] }).get("train.mjs")).toBe("learn($&);\n");
});

it.each([
  [
    "a text that stands nowhere",
    { "serve.mjs": [["listen(9090)", "x"]] },
    'mutant.mjs: "listen(9090)" stands 0 times in serve.mjs, not once; copy it out of the file, spaces included.',
  ],
  [
    "a text that stands twice",
    { "serve.mjs": [["listen(", "x"]] },
    'mutant.mjs: "listen(" stands 2 times in serve.mjs, not once; take more of the line, until it is the only one.',
  ],
  [
    "a text that stays what it was",
    { "train.mjs": [["learn", "learn"]] },
    'mutant.mjs: "learn" is replaced by itself in train.mjs; change something.',
  ],
  [
    "a file that is not there",
    { "server.mjs": [["a", "b"]] },
    "mutant.mjs: the program has no server.mjs; what may be replaced: serve.mjs, train.mjs.",
  ],
] satisfies [string, Record<string, [string, string][]>, string][])(
  "refuses %s in one line",
  (_what, replace, message) => {
    expect(() => apply(replace)).toThrow(expect.objectContaining({ name: "PairFault", message }));
  },
);
