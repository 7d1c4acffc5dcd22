import { expect, test } from "vitest";
import { batchEnvironment, transformSettings } from "./transform-settings.ts";

test("the request wins over the container, the container over the defaults", () => {
  const container = { MaxConcurrentTransforms: 8, BatchStrategy: "SINGLE_RECORD", MaxPayloadInMB: 2 } as const;
  expect(transformSettings({}, {})).toEqual({ strategy: "MultiRecord", maxPayloadInMB: 6, maxConcurrentTransforms: 1 });
  expect(transformSettings({}, container)).toEqual({
    strategy: "SingleRecord",
    maxPayloadInMB: 2,
    maxConcurrentTransforms: 8,
  });
  expect(
    transformSettings({ strategy: "MultiRecord", maxPayloadInMB: 0, maxConcurrentTransforms: 2 }, container),
  ).toEqual({ strategy: "MultiRecord", maxPayloadInMB: 0, maxConcurrentTransforms: 2 });
});

test("SAGEMAKER_BATCH is always set, the rest only where it was asked for", () => {
  expect(batchEnvironment({})).toEqual({ SAGEMAKER_BATCH: "true" });
  expect(batchEnvironment({ strategy: "SingleRecord", maxPayloadInMB: 1, maxConcurrentTransforms: 4 })).toEqual({
    SAGEMAKER_BATCH: "true",
    SAGEMAKER_BATCH_STRATEGY: "SINGLE_RECORD",
    SAGEMAKER_MAX_PAYLOAD_IN_MB: "1",
    SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: "4",
  });
});
