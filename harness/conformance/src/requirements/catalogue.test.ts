import { describe, expect, it } from "vitest";
import { readBy } from "../requirement/read-by.ts";
import { topological } from "../run/plan.ts";
import { catalogue } from "./catalogue.ts";

const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));

describe("the catalogue", () => {
  it("holds each requirement once", () => {
    expect(byId.size).toBe(catalogue.length);
  });

  it("has all requirements of one prefix in one section", () => {
    const sections = Map.groupBy(catalogue, ({ id }) => id.split("-", 1)[0]);
    for (const [prefix, own] of sections)
      expect([prefix, new Set(own.map(({ section }) => section)).size]).toEqual([prefix, 1]);
  });

  it("starts from experiments that have one name each and form no circle", () => {
    const experiments = topological(catalogue.flatMap(readBy));
    expect(experiments.length).toBeGreaterThan(0);
    for (const { name, title } of experiments) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(title).toMatch(/^[a-z].*[^.]$/);
    }
  });
});

describe.each(catalogue)("$id", (requirement) => {
  it("says everything that a person needs", () => {
    for (const text of [requirement.sentence, requirement.why, requirement.fix]) {
      expect(text).toMatch(/^[^\s].*[.)`]$/s);
      expect(text).not.toMatch(/\s{2}|\n|TODO/);
    }
    expect(requirement.sentence).toMatch(/\.$/);
    expect(requirement.causes.length).toBeGreaterThan(0);
    expect(requirement.sources.length).toBeGreaterThan(0);
    for (const { title, url } of requirement.sources) {
      expect(title).not.toBe("");
      expect(url).toMatch(/^(https:\/\/|docs\/)/);
    }
  });

  it("reads what at least one experiment saw", () => {
    expect(readBy(requirement).length).toBeGreaterThan(0);
    expect(Object.keys(requirement.needs).filter((key) => key in (requirement.uses ?? {}))).toEqual([]);
  });

  it("is planned with everything that its precondition reads", () => {
    const observed = topological(readBy(requirement));
    const required = Object.values(requirement.requires?.uses ?? {});
    expect(required.filter((experiment) => !observed.includes(experiment))).toEqual([]);
  });

  it("names no requirement in its texts that there is not", () => {
    const { sentence, why, causes, fix } = requirement;
    const named = [sentence, why, fix, ...causes].join(" ").match(/\b[A-Z]{2,}(?:-[A-Z]+)?-\d{2}\b/g) ?? [];
    expect(named.filter((id) => !byId.has(id))).toEqual([]);
  });

  it("depends on requirements that exist, and not on itself", () => {
    const reached = new Set<string>();
    const visit = (id: string): void => {
      for (const next of byId.get(id)?.dependsOn ?? []) {
        expect(byId.has(next), `${id} depends on ${next}`).toBe(true);
        if (!reached.has(next)) {
          reached.add(next);
          visit(next);
        }
      }
    };
    visit(requirement.id);
    expect(reached).not.toContain(requirement.id);
  });
});
