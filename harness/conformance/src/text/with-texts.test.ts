import { expect, test } from "vitest";
import { fromPlain, toPlain } from "../observations/plain.ts";
import { withTexts } from "./with-texts.ts";

const record = {
  times: [1.5, Number.POSITIVE_INFINITY, Number.NaN],
  bytes: Buffer.from([0, 255]),
  set: new Set(["a"]),
  map: new Map([["a", new Set([1])]]),
  nothing: null,
  lines: [{ text: "one" }, { text: "secret two" }],
  missing: undefined,
  list: [undefined, 1n],
};

test("it is what writing and reading again would give", () => {
  const hide = (text: string) => text.replace("secret", "[hidden]");
  expect(withTexts(record, hide)).toEqual(fromPlain(JSON.parse(JSON.stringify(toPlain(record, hide)))));
  expect(Object.keys(withTexts(record, hide))).not.toContain("missing");
});

test("what does not change is not copied", () => {
  const log = record.lines;
  expect(withTexts(log, (text) => text)).toBe(log);
  const hidden = withTexts(log, (text) => text.replace("secret", "[hidden]"));
  expect(hidden[0]).toBe(log[0]);
  expect(hidden[1]).toEqual({ text: "[hidden] two" });
});
