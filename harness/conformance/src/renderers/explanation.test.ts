import { expect, it } from "vitest";
import { toyExperiment, toyRequirement } from "../run/toys.fixture.ts";
import { catalogueJson } from "./catalogue-json.ts";
import { renderExplanation } from "./explanation.ts";
import { sampleCatalogue } from "./report.fixture.ts";
import { renderList } from "./requirement-list.ts";

const train = toyExperiment("train-sample", {});
const requirement = toyRequirement("CHAN-FILE-02", {
  level: "SHOULD",
  sentence: "Files below /opt/ml/input/data/<channel> may be nested.",
  needs: { train },
  dependsOn: ["TRAIN-EXIT-01"],
});

it("explains a requirement whole", () => {
  expect(renderExplanation(requirement, { width: 60, colors: false })).toMatchInlineSnapshot(`
    "CHAN-FILE-02  SHOULD  training
    Files below /opt/ml/input/data/<channel> may be nested.

      why      Otherwise the job fails.
      causes   - it was forgotten
      fix      Remember it.
      after    TRAIN-EXIT-01 (while that does not hold, this
               cannot be tested)
      seen by  try train-sample
      sources  a page
               https://example.org
    "
  `);
});

it("lists requirements by section", () => {
  expect(renderList(sampleCatalogue, { width: 80, colors: false })).toMatchInlineSnapshot(`
    "image
      IMG-ARCH-01    MUST    The image keeps to IMG-ARCH-01.

    training
      TRAIN-FAIL-01  SHOULD  A job that fails leaves its reason in
                             /opt/ml/output/failure.
      TRAIN-EXIT-01  MUST    A job that succeeds ends with 0.

    serving
      HOST-BIND-02   MUST    The server listens on all interfaces.
      HOST-PING-03   MUST    The image keeps to HOST-PING-03.
      INV-OK-01      MUST    The image keeps to INV-OK-01.
    "
  `);
});

it("gives programs everything but the judge", () => {
  expect(catalogueJson([requirement])).toMatchInlineSnapshot(`
    [
      {
        "causes": [
          "it was forgotten",
        ],
        "dependsOn": [
          "TRAIN-EXIT-01",
        ],
        "experiments": [
          "train-sample",
        ],
        "fix": "Remember it.",
        "id": "CHAN-FILE-02",
        "level": "SHOULD",
        "section": "training",
        "sentence": "Files below /opt/ml/input/data/<channel> may be nested.",
        "sources": [
          {
            "title": "a page",
            "url": "https://example.org",
          },
        ],
        "why": "Otherwise the job fails.",
      },
    ]
  `);
});
