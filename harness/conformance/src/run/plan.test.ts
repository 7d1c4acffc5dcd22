import { describe, expect, it } from "vitest";
import { planRun, topological } from "./plan.ts";
import { toyExperiment, toyRequirement } from "./toys.fixture.ts";

const look = toyExperiment("look", {}, { containers: 0, role: "image" });
const train = toyExperiment("train", {});
const again = toyExperiment("train-again", {}, { needs: { train } });
const serve = toyExperiment("serve", {}, { needs: {}, uses: { train } });
const invoke = toyExperiment("invoke", {}, { needs: { serve } });

const catalogue = [
  toyRequirement("IMG-ARCH-01", { needs: { look } }),
  toyRequirement("TRAIN-EXIT-01", { needs: { train } }),
  toyRequirement("TRAIN-HP-05", { level: "SHOULD", needs: { again }, dependsOn: ["TRAIN-EXIT-01"] }),
  toyRequirement("INV-OK-01", { needs: { invoke }, dependsOn: ["TRAIN-EXIT-01"] }),
];

const planOf = (...ids: string[]) =>
  planRun(
    catalogue,
    catalogue.filter(({ id }) => ids.includes(id)),
  );

describe("the plan", () => {
  it("holds what the selected and their dependencies read, and what that starts from", () => {
    const plan = planOf("INV-OK-01");
    expect(plan.judged.map(({ id }) => id)).toEqual(["TRAIN-EXIT-01", "INV-OK-01"]);
    expect(plan.experiments.map(({ name }) => name)).toEqual(["train", "serve", "invoke"]);
  });

  it("starts with the longest chains", () => {
    const plan = planRun(catalogue, catalogue);
    expect(plan.experiments.map(({ name }) => name)).toEqual(["train", "serve", "train-again", "invoke", "look"]);
  });

  it("knows what would be lost without an experiment", () => {
    expect(Object.fromEntries(planRun(catalogue, catalogue).value)).toEqual({
      look: 100,
      train: 210,
      "train-again": 10,
      serve: 100,
      invoke: 100,
    });
  });

  it("knows which experiments could only explain why a dependency does not hold", () => {
    const entry = toyRequirement("IMG-TRAIN-03", { needs: { train }, uses: { serve } });
    const exits = toyRequirement("TRAIN-EXIT-01", { needs: { train }, dependsOn: ["IMG-TRAIN-03"] });
    const answers = toyRequirement("INV-OK-01", { needs: { invoke }, dependsOn: ["IMG-TRAIN-03"] });
    const explaining = (...selected: (typeof exits)[]) => [...planRun([entry, exits, answers], selected).explaining];
    expect(explaining(exits)).toEqual(["serve"]);
    expect(explaining(entry)).toEqual([]);
    expect(explaining(exits, answers)).toEqual([]);
  });

  it("refuses two experiments of one name", () => {
    expect(() => topological([train, toyExperiment("train", {})])).toThrow("Two experiments are named train.");
  });
});
