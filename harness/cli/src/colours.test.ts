import { expect, test } from "vitest";
import { hasColours } from "./colours.ts";

const terminal = { isTTY: true };
const file = {};

test("colours are for terminals; NO_COLOR wins, FORCE_COLOR comes next", () => {
  expect([
    hasColours(terminal, {}),
    hasColours(file, {}),
    hasColours(file, { CI: "true" }),
    hasColours(terminal, { TERM: "dumb" }),
    hasColours(terminal, { NO_COLOR: "1" }),
    hasColours(file, { FORCE_COLOR: "1" }),
    hasColours(file, { FORCE_COLOR: "1", NO_COLOR: "1" }),
  ]).toEqual([true, false, false, false, false, true, false]);
});
