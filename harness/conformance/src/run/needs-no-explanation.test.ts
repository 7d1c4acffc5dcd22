import { recordedPlatform } from "@byoa/platform";
import { describe, expect, it } from "vitest";
import { fixtures, profileOf, recordingOf } from "../recording/fixtures.ts";
import { loadRecording } from "../recording/recording-file.ts";
import { broken, pass } from "../requirement/judgement.ts";
import { catalogue } from "../requirements/catalogue.ts";
import { check } from "./check.ts";
import { planRun } from "./plan.ts";
import { toyOptions } from "./toy-check.fixture.ts";
import { toyExperiment, toyRequirement, typedRequirement } from "./toys.fixture.ts";

async function checkedAlone(entryHolds: boolean) {
  const started: string[] = [];
  const train = toyExperiment("train", { entryHolds });
  const serve = toyExperiment("serve", async () => ({ serves: started.push("serve") > 0 }));
  const entry = typedRequirement({
    ...toyRequirement("IMG-TRAIN-03"),
    needs: { train },
    uses: { serve },
    judge: (observed) =>
      observed.train.entryHolds ? pass() : broken(observed.serve === undefined ? "absent" : "absent, though it serves"),
  });
  const exits = toyRequirement("TRAIN-EXIT-01", { needs: { train }, dependsOn: ["IMG-TRAIN-03"] });
  const { report } = await check(toyOptions({ catalogue: [entry, exits], selection: { only: ["TRAIN-EXIT-01"] } }));
  return { started, verdicts: report.verdicts.map(({ id, verdict, finding }) => [id, verdict, finding]) };
}

describe("an experiment that could only explain why a dependency does not hold", () => {
  it("is left out where the dependency holds", async () => {
    expect(await checkedAlone(true)).toEqual({ started: [], verdicts: [["TRAIN-EXIT-01", "pass", undefined]] });
  });

  it("is run where the dependency does not hold, and explains it", async () => {
    const { started, verdicts } = await checkedAlone(false);
    expect(started).toEqual(["serve"]);
    expect(verdicts).toContainEqual(["IMG-TRAIN-03", "fail", "absent, though it serves"]);
  });

  it.each(fixtures)("decides no verdict of $name that was asked for alone", async (fixture) => {
    const [recording, profile] = await Promise.all([loadRecording(recordingOf(fixture)), profileOf(fixture)]);
    const only = catalogue.filter((one) => planRun(catalogue, [one]).explaining.size > 0).map(({ id }) => id);
    expect(only.length).toBeGreaterThan(20);
    const checked = async (selection: { only?: string[] }) =>
      (await check({ profile, selection, openPlatform: async () => recordedPlatform(recording) })).report.verdicts;
    const whole = (await checked({})).filter(({ id }) => only.includes(id));
    const alone = (await checked({ only })).filter(({ id }) => only.includes(id));
    expect(alone.map(brief)).toEqual(whole.map(brief));
  });
});

const brief = ({
  id,
  verdict,
  finding,
  dependsOn,
}: {
  id: string;
  verdict: string;
  finding?: string;
  dependsOn?: string;
}) => [id, verdict, finding, dependsOn].join(" · ");
