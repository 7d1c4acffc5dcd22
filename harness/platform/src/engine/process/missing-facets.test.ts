import { expect, test } from "vitest";
import { missingFacets } from "./missing-facets.ts";

test("what is read from /proc is missing where there is none, with that reason; pipes are there everywhere", () => {
  const [linux, mac] = [missingFacets("linux"), missingFacets("darwin")];
  const more = [...mac].filter(([facet]) => !linux.has(facet));
  expect(more).toEqual([
    ["sockets", expect.stringContaining("/proc")],
    ["memory", expect.stringContaining("/proc")],
    ["slow-motion", expect.stringContaining("/proc")],
  ]);
  expect([...linux.keys()].filter((facet) => !mac.has(facet))).toEqual([]);
  expect([linux.has("pipes"), mac.has("pipes")]).toEqual([false, false]);
});
