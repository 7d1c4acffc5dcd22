import { restsOnTime } from "@byoa/mutants";
import { labCases, testLabs } from "./lab-cases.fixture.ts";

// The others: timed-labs.engine.test.ts.
testLabs(labCases.filter(([, { exercise }]) => !restsOnTime(exercise.looksAt)));
