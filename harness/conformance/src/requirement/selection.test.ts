import { describe, expect, it } from "vitest";
import { toyRequirement } from "../run/toys.fixture.ts";
import { UsageError } from "../usage-error.ts";
import { findRequirement, type Selection, select } from "./selection.ts";

const catalogue = [
  toyRequirement("HOST-BIND-02"),
  toyRequirement("HOST-PING-03"),
  toyRequirement("HOST-PING-04", { level: "SHOULD" }),
  toyRequirement("INV-ATTR-08", { level: "MAY" }),
];

const ids = (selection: Selection): string[] => select(catalogue, selection).map(({ id }) => id);

function problem(selection: Selection): string {
  try {
    return ids(selection).join();
  } catch (error) {
    if (error instanceof UsageError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe("the selection", () => {
  it("is everything when nothing is said", () => {
    expect(ids({})).toHaveLength(4);
  });

  it("takes IDs and patterns in whatever case", () => {
    expect(ids({ only: ["host-ping-*", "INV-ATTR-08"] })).toEqual(["HOST-PING-03", "HOST-PING-04", "INV-ATTR-08"]);
    expect(ids({ only: ["HOST-*"], skip: ["*-PING-*"] })).toEqual(["HOST-BIND-02"]);
  });

  it("takes a lowest level", () => {
    expect(ids({ level: "MUST" })).toEqual(["HOST-BIND-02", "HOST-PING-03"]);
    expect(ids({ level: "SHOULD" })).toHaveLength(3);
  });

  it("names the nearest ID for one that is unknown", () => {
    expect(problem({ only: ["HOST-BIND-2"] })).toBe(
      "unknown-id: There is no requirement HOST-BIND-2. Did you mean HOST-BIND-02? `byoa list` shows them all.",
    );
    expect(problem({ skip: ["PING-03"] })).toContain("Did you mean HOST-PING-03?");
    expect(findRequirement(catalogue, "host-ping-04").id).toBe("HOST-PING-04");
  });

  it("refuses what selects nothing", () => {
    expect(problem({ only: ["CHAN-*"] })).toBe(
      "nothing-selected: --only CHAN-* matches no requirement; `byoa list` shows them all.",
    );
    expect(problem({ only: ["HOST-*"], skip: ["*"] })).toBe(
      "nothing-selected: No requirement is left after --only, --skip and --level; `byoa list` shows them all.",
    );
  });
});
