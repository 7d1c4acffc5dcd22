import { expect, test } from "vitest";
import { readLog } from "./read-log.ts";
import { symptoms } from "./symptoms.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("lines are counted across the pieces in which a log comes, its last one without a line break too", async () => {
  const { causes, lines } = await readLog(symptoms, [
    bytes("one\ntwo\nModuleNotFoundError: No mod"),
    bytes("ule named 'x'"),
  ]);
  expect(causes.map(({ line, quote }) => [line, quote])).toEqual([[3, "ModuleNotFoundError: No module named 'x'"]]);
  expect(lines).toBe(3);
});

test("a character that is cut in two, and bytes that are no text, harm nothing", async () => {
  const euro = bytes("€: No module named 'x'\n");
  const { causes } = await readLog(symptoms, [euro.slice(0, 1), euro.slice(1), new Uint8Array([0xff, 0xfe, 0x0a])]);
  expect(causes[0]?.quote).toBe("€: No module named 'x'");
});

test("a line of any length is one line, of which the beginning counts", async () => {
  const long = bytes("x".repeat(65_536));
  function* log(): Generator<Uint8Array> {
    yield bytes("KeyError: 'SM_HOSTS' ");
    for (let piece = 0; piece < 200; piece += 1) yield long;
    yield bytes(" No module named 'late'\nOSError: [Errno 38] Function not implemented\n");
  }
  const { causes, lines } = await readLog(symptoms, log());
  expect(causes.map(({ line, symptom }) => [line, symptom.title])).toEqual([
    [1, "A variable SM is missing"],
    [2, "Shared memory and semaphores of a serverless sandbox"],
  ]);
  expect(lines).toBe(2);
});
