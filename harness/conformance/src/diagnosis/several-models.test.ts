import { expect, test } from "vitest";
import { aLook } from "../requirements/image/image-look.fixture.ts";
import { anExchange, aProfile, aServing } from "../requirements/serving/observations.fixture.ts";
import { sampleAnswered, takesInvocations } from "./serving-preconditions.ts";
import { onlySeveralModels } from "./several-models.ts";

const labels = { "com.amazonaws.sagemaker.capabilities.multi-models": "true" };
const look = aLook({ labels });
const answering = (status: number) => aServing({ exchanges: [anExchange("sample: iris", { status })] });

test.each([404, 405])("an image for several models need not have /invocations (%i)", (status) => {
  const observed = { served: answering(status), look, trained: undefined };
  const reason = "the image declares several models (label) and has no /invocations; /models is not looked at";
  for (const precondition of [takesInvocations, sampleAnswered])
    expect(precondition.unmet(observed, aProfile())).toEqual({ kind: "not-applicable", reason });
});

test("one that has it is judged by what it answers", () => {
  expect(onlySeveralModels(answering(500), look)).toBeUndefined();
  expect(onlySeveralModels(answering(200), look)).toBeUndefined();
});

test("without the label 404 is a fault", () => {
  expect(onlySeveralModels(answering(404), aLook())).toBeUndefined();
  expect(onlySeveralModels(answering(404), undefined)).toBeUndefined();
});
