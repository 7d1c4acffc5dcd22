import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";

describe("where the page is right, the fold is what the page shows", () => {
  test.each([
    ["the same lines", ["a", "b"], ["a", "b"]],
    ["other durations and other space beside them", ["a  1.2 s  b"], ["a  12.3 s   b"]],
    ["… alone stands for any lines", ["a", "…", "d"], ["a", "b", "c", "d"]],
    ["… alone stands for none", ["a", "…"], ["a"]],
    ["… in a line stands for any text", ["seen … after … s"], ["seen x=1 after 0.8 s"]],
    ["nothing printed and nothing shown", [], []],
    ["signs that mean something in a pattern", ["a.b (c) [d]? …"], ["a.b (c) [d]? e"]],
  ])("%s", (_name, shown, printed) => {
    expect(fold(shown, printed)).toEqual(shown);
  });
});

describe("where it is wrong, the fold is what should stand there", () => {
  test("a changed line", () => expect(fold(["a", "b", "c"], ["a", "x", "c"])).toEqual(["a", "x", "c"]));
  test("a missing line", () => expect(fold(["a", "c"], ["a", "b", "c"])).toEqual(["a", "b", "c"]));
  test("a line too many", () => expect(fold(["a", "b", "c"], ["a", "c"])).toEqual(["a", "c"]));
  test("nothing shown", () => expect(fold([], ["a"])).toEqual(["a"]));
  test("nothing printed", () => expect(fold(["a"], [])).toEqual([]));
  test("a dot of the page is a dot", () => expect(fold(["0.5 apples"], ["0x5 apples"])).toEqual(["0x5 apples"]));
  test("lines that agree keep the page's words, … stays where it was", () => {
    expect(fold(["took 1 s", "…", "2 passed"], ["took 9 s", "y", "3 passed"])).toEqual(["took 1 s", "…", "3 passed"]);
  });
});
