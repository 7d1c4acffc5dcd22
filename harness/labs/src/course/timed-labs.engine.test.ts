import { restsOnTime } from "@byoa/mutants";
import { labCases, testLabs } from "./lab-cases.fixture.ts";

testLabs(labCases.filter(([, { exercise }]) => restsOnTime(exercise.looksAt)));
