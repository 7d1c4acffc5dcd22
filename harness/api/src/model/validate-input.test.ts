import { expect, test } from "vitest";
import { ApiError } from "../protocol/api-error.ts";
import { expressionOf } from "./constraints.ts";
import { models } from "./models.ts";
import { validateInput } from "./validate-input.ts";

const valid = {
  TrainingJobName: "job-1",
  RoleArn: "arn:aws:iam::000000000000:role/any-role",
  OutputDataConfig: { S3OutputPath: "s3://bucket/out" },
  AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
};

const answerTo = (input: unknown): { code: string; message: string } | undefined => {
  try {
    validateInput(models.sagemaker, "CreateTrainingJobRequest", input);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { code: error.code, message: error.message };
  }
};

test("a valid input comes back without members that the model does not know", () => {
  const input = { ...valid, Unknown: 1, StoppingCondition: { MaxRuntimeInSeconds: 60, Other: true } };
  expect(validateInput(models.sagemaker, "CreateTrainingJobRequest", input)).toEqual({
    ...valid,
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
  });
});

test("a pattern that does not match is named with AWS's own sentence", () => {
  expect(answerTo({ ...valid, TrainingJobName: "my_job" })).toEqual({
    code: "ValidationException",
    message:
      "1 validation error detected: Value 'my_job' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  });
});

test("every mistake is reported at once, nested members with their path", () => {
  const algorithm = { TrainingImage: "image", TrainingInputMode: "Fast" };
  const input = { ...valid, RoleArn: undefined, AlgorithmSpecification: algorithm, InputDataConfig: [{}] };
  expect(answerTo(input)?.message).toBe(
    [
      "4 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
      "Value 'Fast' at 'algorithmSpecification.trainingInputMode' failed to satisfy constraint: Member must satisfy enum value set: [Pipe, File, FastFile]",
      "Value null at 'inputDataConfig.1.member.channelName' failed to satisfy constraint: Member must not be null",
      "Value null at 'inputDataConfig.1.member.dataSource' failed to satisfy constraint: Member must not be null",
    ].join("; "),
  );
});

test("a hyperparameter that is too long shows the whole map, as the gateway does", () => {
  expect(answerTo({ ...valid, HyperParameters: { epochs: "x".repeat(2501) } })?.message).toBe(
    `1 validation error detected: Value '{epochs=${"x".repeat(2501)}}' at 'hyperParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2500]`,
  );
});

test("a number where a text belongs is a SerializationException", () => {
  expect(answerTo({ ...valid, HyperParameters: { epochs: 3 } })).toEqual({
    code: "SerializationException",
    message: "NUMBER_VALUE can not be converted to a String",
  });
  expect(answerTo({ ...valid, StoppingCondition: { MaxRuntimeInSeconds: "60" } })).toEqual({
    code: "SerializationException",
    message: "STRING_VALUE can not be converted to an Integer",
  });
});

test("classes of characters are read as the models mean them: a tag may have any letter, and no control character", () => {
  const tagged = (Key: string) => answerTo({ ...valid, Tags: [{ Key, Value: "v" }] })?.message;
  expect(tagged("Größe 1/a:b=c+d-e@f")).toBeUndefined();
  expect(tagged("a\u0007b")).toContain("at 'tags.1.member.key' failed to satisfy constraint");
});

test("the anchors and classes of the models' dialect mean what they mean there", () => {
  const print = expressionOf("\\A\\S[\\p{Print}]*\\z");
  expect(["s3 key", " s3", "s\u0007"].map((text) => print.test(text))).toEqual([true, false, false]);
  const lambda = expressionOf("arn:[\\p{Alnum}\\-]+:lambda");
  expect(["arn:aws-cn:lambda", "arn:a_b:lambda"].map((text) => lambda.test(text))).toEqual([true, false]);
});

test("every pattern of the models compiles, so no input is refused for a dialect", () => {
  for (const model of Object.values(models))
    for (const { pattern } of Object.values(model.shapes))
      if (pattern !== undefined) expect(() => expressionOf(pattern)).not.toThrow();
});
