import { beforeAll, expect, test } from "vitest";
import { buildPlain } from "./build.ts";
import { allMutants } from "./collection.ts";
import { restsOnTime } from "./rests-on-time.ts";
import { runMutant } from "./run.ts";

beforeAll(buildPlain);

const timed = (await allMutants()).filter(({ fails }) => restsOnTime(Object.keys(fails)));

test.for(timed)("$name", async (mutant) => {
  const { differences } = await runMutant(mutant, { whole: false });
  expect(differences).toEqual([]);
});
