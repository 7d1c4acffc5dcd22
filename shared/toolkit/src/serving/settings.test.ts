import { expect, test } from "vitest";
import { servingSettings } from "./settings.ts";

test("without variables: port 8080, 25 MB, answers in the request's type", () => {
  expect(servingSettings({})).toEqual({ port: 8080, payloadLimitBytes: 26_214_400, defaultAccept: undefined });
});

test("the platform's variables decide; a payload of 0 means the most there is", () => {
  const settings = servingSettings({
    SAGEMAKER_BIND_TO_PORT: "9000",
    SAGEMAKER_MAX_PAYLOAD_IN_MB: "6",
    SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT: "application/json; charset=utf-8",
  });
  expect(settings).toMatchObject({ port: 9000, payloadLimitBytes: 6_291_456 });
  expect(settings.defaultAccept?.contentType).toBe("application/json");
  expect(servingSettings({ SAGEMAKER_MAX_PAYLOAD_IN_MB: "0" }).payloadLimitBytes).toBe(104_857_600);
});

test("a value that makes no sense is refused with one line that names it and what is allowed", () => {
  const refusals = [
    { SAGEMAKER_BIND_TO_PORT: "http" },
    { SAGEMAKER_BIND_TO_PORT: "65536" },
    { SAGEMAKER_MAX_PAYLOAD_IN_MB: "101" },
    { SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT: "image/png" },
  ].map((variables) => {
    try {
      return servingSettings(variables);
    } catch (error) {
      return String(error);
    }
  });
  expect(refusals).toMatchInlineSnapshot(`
    [
      "RangeError: SAGEMAKER_BIND_TO_PORT is http; it must be a whole number from 1 to 65535",
      "RangeError: SAGEMAKER_BIND_TO_PORT is 65536; it must be a whole number from 1 to 65535",
      "RangeError: SAGEMAKER_MAX_PAYLOAD_IN_MB is 101; it must be a whole number from 0 to 100",
      "RangeError: SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT is image/png; it must be one of text/csv, application/json, application/jsonlines",
    ]
  `);
});
