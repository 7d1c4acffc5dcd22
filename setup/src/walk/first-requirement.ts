/** The first requirement of a new section, its test, its section's index and its mutant: all that a person writes. */
export const written: Readonly<Record<string, string>> = {
  "harness/conformance/src/requirements/walk/carries-no-walk-label.ts": `import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { reasoning } from "../../requirement/source.ts";
import { imageIsRead } from "../sights/image.ts";

export const carriesNoWalkLabel = requirement({
  id: "WALK-LABEL-01",
  section: "walk",
  level: "SHOULD",
  sentence: "The image carries no label named walk.",
  why: "It shows how a requirement is added.",
  causes: ["a label was set"],
  fix: "Remove the label.",
  sources: [reasoning("the walk of this repository")],
  needs: { look: lookAtImage },
  dependsOn: ["IMG-ARCH-01"],
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look }) {
    const label = look.train?.facts.labels.walk;
    return label === undefined ? pass() : broken(\`the label walk is \${label}\`);
  },
});
`,
  "harness/conformance/src/requirements/walk/carries-no-walk-label.test.ts": `import { expect, test } from "vitest";
import { toyImage } from "../../run/toys.fixture.ts";
import { aProfile } from "../serving/observations.fixture.ts";
import { carriesNoWalkLabel } from "./carries-no-walk-label.ts";

const judged = (labels: Readonly<Record<string, string>>) => {
  const train = { facts: { ...toyImage, labels }, programs: [], belowOptMl: [] };
  const look = { kind: "image-look" as const, enginePlatform: "linux/amd64", train, serve: undefined };
  return carriesNoWalkLabel.judge({ look }, aProfile());
};

test("an image without the label holds, one with it does not", () => {
  expect(judged({}).kind).toBe("pass");
  expect(judged({ walk: "yes" })).toMatchObject({ kind: "broken", finding: "the label walk is yes" });
});
`,
  "harness/conformance/src/requirements/walk/index.ts": `import type { Requirement } from "../../requirement/requirement.ts";
import { carriesNoWalkLabel } from "./carries-no-walk-label.ts";

/** What the walk through this repository adds. */
export const walkRequirements: readonly Requirement[] = [carriesNoWalkLabel];
`,
  "harness/mutants/broken/carries-a-walk-label/mutant.ts": `import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "carries a label named walk",
  from: "plain",
  dockerfile: 'LABEL walk="yes"',
  fails: {
    "WALK-LABEL-01": /the label walk is yes/,
  },
});
`,
};

/**
 * What makes a folder a section: it is imported here, at its place in the reports. A new section needs it once, since nobody but its author
 * knows that place, and since the packed command needs an import that a bundler can follow. A further requirement of the section does not.
 */
export const CATALOGUE = "harness/conformance/src/requirements/catalogue.ts";

export function withTheSection(catalogue: string): string {
  return catalogue
    .replace(
      'import { trainingRequirements } from "./training/index.ts";\n',
      (line) => `${line}import { walkRequirements } from "./walk/index.ts";\n`,
    )
    .replace("  ...servingRequirements,\n", (line) => `${line}  ...walkRequirements,\n`);
}
