import { expect, test } from "vitest";
import { answerFields, answerOf, wantedFields } from "./answer.ts";

const prediction = { label: 1, probabilities: [0.25, 0.75] };

test("label and probabilities, or either alone as its plain value", () => {
  expect(answerOf(prediction, answerFields({}))).toEqual({ predicted_label: 1, probabilities: [0.25, 0.75] });
  expect(answerOf(prediction, ["predicted_label"])).toBe(1);
  expect(answerOf(prediction, ["probabilities"])).toEqual([0.25, 0.75]);
});

test("the environment decides for all requests, Accept for one", () => {
  const standard = answerFields({ SAGEMAKER_INFERENCE_OUTPUT: "predicted_label" });
  expect(standard).toEqual(["predicted_label"]);
  expect(wantedFields({}, standard)).toEqual(["predicted_label"]);
  expect(wantedFields({ output: "probabilities" }, standard)).toEqual(["probabilities"]);
  expect(wantedFields({ output: "probabilities, predicted_label" }, standard)).toEqual([
    "probabilities",
    "predicted_label",
  ]);
});

test("a field that there is not is refused", () => {
  expect(() => answerFields({ SAGEMAKER_INFERENCE_OUTPUT: "score" })).toThrow(
    "SAGEMAKER_INFERENCE_OUTPUT is score; it must be predicted_label or probabilities, or both with a comma between",
  );
  expect(() => wantedFields({ output: "score" }, ["probabilities"])).toThrow(
    "Accept asks for output=score; it must be",
  );
});
