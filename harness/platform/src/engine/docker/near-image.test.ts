import { expect, test } from "vitest";
import { nearestName } from "./near-image.ts";

const here = ["byoa/decision-tree:latest", "byoa/tensorflow:latest", "mine:1.0", "<none>:<none>"];

test.each([
  ["byoa/decison-tree", "byoa/decision-tree"],
  ["byoa/tensorflow:lates", "byoa/tensorflow:latest"],
  ["Mine:1.1", "mine:1.0"],
  ["something-else", undefined],
])("%s means %s", (given, meant) => expect(nearestName(given, here)).toBe(meant));
