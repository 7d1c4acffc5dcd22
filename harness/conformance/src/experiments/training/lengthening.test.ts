import { expect, test } from "vitest";
import { mainChannel } from "./lengthening.ts";

const channel = (name: string, required?: boolean) => ({ name, required });

test("the channel that is learned from is the required one, else the one called so, else the first", () => {
  expect(mainChannel([channel("train"), channel("rows", true)])).toBe(1);
  expect(mainChannel([channel("validation"), channel("train")])).toBe(1);
  expect(mainChannel([channel("a"), channel("b")])).toBe(0);
});
