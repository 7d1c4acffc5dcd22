import { expect, test } from "vitest";
import { mutant } from "./mutant.ts";

/** `tsc -p .` is the test: an unused `@ts-expect-error` is an error. */
test("a misspelt requirement in `fails` or `hides` does not compile", () => {
  const fails = { "TRAIN-EXIT-01": /exit code 1/ } as const;
  // @ts-expect-error: there is no TRAIN-EXIT-1
  const first = mutant({ title: "fails", from: "plain", fails: { "TRAIN-EXIT-1": /exit code 1/ } });
  // @ts-expect-error: there is no TRAIN-EXIT-1
  const second = mutant({ title: "fails", from: "plain", fails, hides: ["TRAIN-EXIT-1"] });
  expect([first.title, second.title]).toEqual(["fails", "fails"]);
});
