import { loadProfile, SECTIONS } from "@byoa/conformance";
import { describe, expect, it } from "vitest";
import { ownRequirement } from "./own-requirement.ts";
import type { Vocabulary } from "./vocabulary.ts";

const good = ({ experiments, pass }: Vocabulary) => ({
  id: "MY-ROWS-01",
  section: "serving",
  level: "SHOULD",
  sentence: "An answer has a line for each row.",
  why: "A batch transform joins them line by line.",
  fix: "Answer every row.",
  needs: { sample: experiments.trainSample },
  judge: (): unknown => pass("as it should be"),
});

const changed = (change: Readonly<Record<string, unknown>>) => (words: Vocabulary) =>
  words.requirement({ ...good(words), ...change });

describe("a student's requirement", () => {
  it("is made of the suite's own words", async () => {
    const requirement = ownRequirement(changed({ dependsOn: ["TRAIN-EXIT-01"] }));
    expect(requirement).toMatchObject({ id: "MY-ROWS-01", causes: [], sources: [], dependsOn: ["TRAIN-EXIT-01"] });
    expect(requirement.needs.sample?.name).toBe("train-sample");
    expect(requirement.judge({}, await loadProfile({}))).toEqual({ kind: "pass", notes: ["as it should be"] });
  });

  it.each([
    ["exports no function", {}, /^requirement\.mjs exports no function; write `export default/],
    ["gives nothing", () => undefined, /^requirement\.mjs gives no requirement; write `export default/],
    ["throws", () => JSON.parse("{"), /^requirement\.mjs cannot be made: .*JSON.* Mend it there\.$/],
    [
      "has no id",
      changed({ id: undefined }),
      /^requirement\.mjs: the requirement has no id of its own; write `id: "MY-/,
    ],
    ["has the suite's id", changed({ id: "TRAIN-EXIT-01" }), /has no id of its own/],
    ["has no level", changed({ level: "must" }), /MY-ROWS-01 has no level; write one of "MUST", "SHOULD", "MAY"\.$/],
    [
      "has no section",
      changed({ section: "" }),
      new RegExp(`has no section; write one of "${SECTIONS.join('", "')}"\\.$`),
    ],
    ["has no reason", changed({ why: "" }), /MY-ROWS-01 has no why; write a sentence\.$/],
    ["has no judge", changed({ judge: "pass" }), /MY-ROWS-01 has no judge; write `judge\(/],
    [
      "looks at nothing",
      changed({ needs: {} }),
      /MY-ROWS-01 looks at no experiment; .* there are lookAtImage, serveCorruptModel, /,
    ],
    [
      "looks at what is none",
      changed({ needs: { job: undefined } }),
      /MY-ROWS-01 needs as "job" what is no experiment/,
    ],
    [
      "depends on what is none",
      changed({ dependsOn: ["TRAIN-EXIT-99"] }),
      /depends on TRAIN-EXIT-99, which the suite does not/,
    ],
    [
      "has causes that are no list",
      changed({ causes: "haste" }),
      /has no causes; write a list of texts, or leave it out\.$/,
    ],
  ])("is refused in one line when it %s", (_what, exported, message) => {
    expect(() => ownRequirement(exported)).toThrow(
      expect.objectContaining({ name: "PairFault", message: expect.stringMatching(message) }),
    );
  });

  it.each([undefined, true, { kind: "fail" }, { kind: "pass" }, { kind: "broken", finding: "x", evidence: ["y"] }])(
    "has a judge that may not give %j",
    async (judgement) => {
      const { judge } = ownRequirement(changed({ judge: () => judgement }));
      const profile = await loadProfile({});
      expect(() => judge({}, profile)).toThrow(/^it gave .*no judgement; MY-ROWS-01 must return pass\(\), broken\(…\)/);
    },
  );
});
