import { expect, test } from "vitest";
import { nestingRefusal } from "./nesting.ts";

const stack = new RangeError("Maximum call stack size exceeded");

test("an exhausted stack is the request's fault only when its lists and objects are nested that deep", () => {
  expect(nestingRefusal(stack, "[".repeat(5000) + "]".repeat(5000))).toMatchObject({
    status: 400,
    message: "the body is nested 5000 levels deep; send at most 500",
  });
  expect(nestingRefusal(stack, `{"a":`.repeat(600))?.message).toContain("600 levels");
  expect(nestingRefusal(stack, "[]".repeat(5000))).toBeUndefined();
  expect(nestingRefusal(stack, `["${"[".repeat(5000)}", "\\"${"[".repeat(5000)}"]`)).toBeUndefined();
  expect(nestingRefusal(new TypeError("no"), "[".repeat(5000))).toBeUndefined();
});
