import type { BusySpan } from "@byoa/platform";
import { expect, test } from "vitest";
import type { Judgement } from "../requirement/judgement.ts";
import type { Requirement } from "../requirement/requirement.ts";

/** How busy the machine was; undefined: nobody knows. */
export type Machine = readonly BusySpan[] | undefined;

/** `ID, what happened`; what is said of it on an idle machine; the same observation judged for a machine. */
export type StarvedCase = readonly [string, Judgement["kind"], (machine: Machine) => Judgement];

/** Nine tenths of ten minutes were withheld. */
const STARVED: Machine = [{ fromMs: 0, toMs: 600_000, withheldMs: 540_000 }];
const IDLE: Machine = [];

export const on = (busySpans: Machine) => (busySpans === undefined ? {} : { busySpans });

/** Runs cases on machines that differ only in what they gave the container; every requirement with a time must have one. */
export function testOnBusyMachines(
  { timed: cases, seen }: { readonly timed: readonly StarvedCase[]; readonly seen: readonly StarvedCase[] },
  requirements: readonly Requirement[],
): void {
  test.each(seen)("%s: on every machine it is %s", (_, kind, judged) => {
    for (const machine of [IDLE, STARVED, undefined]) expect(judged(machine).kind).toBe(kind);
  });

  test.each(cases)("%s: on an idle machine, and where nothing is known of it, it is %s", (_, kind, judged) => {
    expect(judged(IDLE).kind).toBe(kind);
    expect(judged(undefined).kind).toBe(kind);
  });

  test.each(cases)("%s: on a starved machine it is neither for nor against the image", (_, __, judged) => {
    const judgement = judged(STARVED);
    const reason = expect.stringContaining("the machine was too busy");
    expect(judgement).toMatchObject({ kind: "not-testable", reason });
    expect(judgement).not.toHaveProperty("blockedBy");
  });

  test("every requirement that names what of it rests on time has a case", () => {
    const timed = requirements.filter((requirement) => requirement.timed !== undefined).map(({ id }) => id);
    const tabled = new Set(cases.map(([name]) => name.split(",")[0]));
    expect(timed.filter((id) => !tabled.has(id))).toEqual([]);
    expect(timed).not.toEqual([]);
  });
}
