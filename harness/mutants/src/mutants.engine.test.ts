import { catalogue, type RequirementId } from "@byoa/conformance";
import { beforeAll, expect, test } from "vitest";
import { buildPlain } from "./build.ts";
import { allMutants } from "./collection.ts";
import { restsOnTime } from "./rests-on-time.ts";
import { runMutant } from "./run.ts";

const mutants = await allMutants();

beforeAll(buildPlain);

// The others: timed-mutants.engine.test.ts.
const besideOthers = mutants.filter(({ fails }) => !restsOnTime(Object.keys(fails)));

test.for(besideOthers)("$name", async (mutant) => {
  const { differences } = await runMutant(mutant, { whole: false });
  expect(differences).toEqual([]);
});

/** Requirements that no image can break in a way that a verdict may show, and why. */
const withoutMutant: Partial<Record<RequirementId, string>> = {
  "HOST-PING-04": "a body is a note, never a failure: common model servers answer with a small JSON body",
};

test("every requirement has a mutant, or a reason why it cannot", () => {
  const proved = new Set(mutants.flatMap((mutant) => Object.keys(mutant.fails)));
  const without = catalogue.map(({ id }) => id).filter((id) => !proved.has(id));
  expect(without.sort()).toEqual(Object.keys(withoutMutant).sort());
});
