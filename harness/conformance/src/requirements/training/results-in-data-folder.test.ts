import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aDeclaredProfile, aFile, aFolder, aJob } from "./observations.fixture.ts";
import { resultsInDataFolder } from "./results-in-data-folder.ts";
import { said } from "./said.fixture.ts";

const judged = (...output: ReturnType<typeof aFile>[]) =>
  said(judgementOf(resultsInDataFolder, { sample: aJob({ output }) }, aDeclaredProfile()));

test("results in data hold, and so do none", () => {
  expect(judged(aFolder("data"), aFile("data/accuracy.json"))).toBe("pass");
  expect(judged()).toBe("pass");
});

test("what toolkits and the platform keep there is tolerated", () => {
  expect(judged(aFile("success", 0), aFile("metrics/sagemaker/a.json"), aFile("intermediate/x"))).toBe("pass");
});

test("a file beside the folder is lost", () => {
  expect(judged(aFile("metrics.json"), aFile("reports/roc.png"))).toMatchInlineSnapshot(
    `"broken: not collected: /opt/ml/output/metrics.json, /opt/ml/output/reports/roc.png"`,
  );
});
