import { expect, test } from "vitest";
import { aLook } from "../image/image-look.fixture.ts";
import { judgementOf } from "../judgement-of.fixture.ts";
import { aProfile, inWords } from "./observations.fixture.ts";
import { severalModelsAreDeclared } from "./several-models-are-declared.ts";

const LABEL = "com.amazonaws.sagemaker.capabilities.multi-models";
const wanted = { SAGEMAKER_MULTI_MODEL: "true" };
const judged = (facts: Parameters<typeof aLook>[0], serveEnvironment = {}) =>
  inWords(judgementOf(severalModelsAreDeclared, { look: aLook(facts) }, aProfile({ serveEnvironment })));

test("the label holds, and what is not looked at is said", () => {
  expect(judged({ labels: { [LABEL]: "true" } })).toMatchInlineSnapshot(
    `"pass: the label is there; loading, listing and invoking several models is not looked at"`,
  );
});

test.each([{}, { [LABEL]: "false" }, { "com.amazonaws.sagemaker.capabilities.multi-model": "true" }])(
  "the mode without the label fails: %o",
  (labels) => {
    expect(judged({ labels }, wanted)).toMatch(/^broken: SAGEMAKER_MULTI_MODEL=true is given, .* no label/);
    expect(judged({ labels, environment: wanted })).toMatch(/^broken/);
  },
);

test("an image for one model is not asked", () => {
  expect(judged({})).toMatch(/^not applicable/);
});
