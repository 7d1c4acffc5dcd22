import { describe, expect, it } from "vitest";
import { readBy, topological } from "../run/plan.ts";
import { catalogue } from "./catalogue.ts";

/** Every requirement that this catalogue has to hold. */
const IDS = `
  IMG-ARCH-01 IMG-TRAIN-03 IMG-SERVE-04 IMG-CMD-05 IMG-EXEC-06 IMG-INIT-07 IMG-OPTML-09 IMG-SCRIPT-10 IMG-USER-11
  TRAIN-CFG-03 TRAIN-IN-01 TRAIN-IN-02 TRAIN-IN-03 TRAIN-HP-02 TRAIN-HP-03 TRAIN-HP-04 TRAIN-HP-05 TRAIN-HP-06
  TRAIN-ENV-03 TRAIN-ENV-05 CHAN-FILE-02 CHAN-MODE-03 CHAN-PIPE-06 CHAN-PIPE-07 CHAN-PIPE-08 CHAN-PIPE-09
  TRAIN-MODEL-01 TRAIN-MODEL-03 TRAIN-MODEL-04 TRAIN-OUT-01 TRAIN-FAIL-01 TRAIN-FAIL-02 TRAIN-FAIL-03
  TRAIN-CKPT-01 TRAIN-CKPT-02 TRAIN-EXIT-01 TRAIN-EXIT-02 TRAIN-EXIT-03 TRAIN-SIG-01 TRAIN-SIG-02 LOG-01 LOG-02 LOG-03 LOG-04
  HOST-PORT-01 HOST-BIND-02 HOST-PING-03 HOST-PING-04 HOST-PING-05 HOST-PING-06 HOST-PING-07 HOST-PING-08
  HOST-CONN-09 HOST-MODEL-12 HOST-MEM-01
  INV-OK-01 INV-TIME-02 INV-CT-03 INV-ACC-04 INV-RCT-05 INV-ERR-06 INV-HDR-07 INV-ATTR-08 INV-CONC-09 INV-SIZE-10
  STOP-01 STOP-02 STOP-03 SEC-NET-01
`
  .trim()
  .split(/\s+/);

const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));

describe("the catalogue", () => {
  it("holds each requirement once", () => {
    expect(catalogue.map(({ id }) => id).toSorted()).toEqual(IDS.toSorted());
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
  it("stands in the section of its prefix", () => {
    const prefix = requirement.id.split("-")[0] ?? "";
    const section = prefix === "IMG" ? "image" : ["HOST", "INV", "STOP"].includes(prefix) ? "serving" : "training";
    expect(requirement.section).toBe(section);
  });

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
