import { expect, test } from "vitest";
import { toyRequirement } from "../run/toys.fixture.ts";
import type { Symptom } from "../symptoms/symptom.ts";
import { notTestable } from "./judgement.ts";
import { requirement } from "./requirement.ts";
import type { RequirementId } from "./requirement-ids.ts";

/** `tsc -p .` is the test: an unused `@ts-expect-error` is an error. */
test("a misspelt ID does not compile, wherever a requirement is named", () => {
  const toy = toyRequirement("TRAIN-EXIT-01");
  // @ts-expect-error: there is no TRAIN-EXIT-1
  requirement({ ...toy, id: "TRAIN-EXIT-1" });
  // @ts-expect-error: there is no TRAIN-EXT-01
  requirement({ ...toy, id: "TRAIN-EXIT-01", dependsOn: ["TRAIN-EXT-01"] });
  // @ts-expect-error: there is no HOST-PING-6
  notTestable("the endpoint does not come up", "HOST-PING-6");
  // @ts-expect-error: there is no LOG-99
  const requirements: Symptom["requirements"] = ["LOG-99"];
  const right: RequirementId = "LOG-01";
  expect([requirements, right]).toEqual([["LOG-99"], "LOG-01"]);
});
