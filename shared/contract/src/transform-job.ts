import { z } from "zod";

/** How records are cut out of an object (`SplitType`). */
export const SPLIT_TYPES = ["None", "Line", "RecordIO", "TFRecord"] as const;
export type SplitType = (typeof SPLIT_TYPES)[number];

/** How many records one request carries (`BatchStrategy`): one, or as many as fit into the payload. */
export const BATCH_STRATEGIES = ["MultiRecord", "SingleRecord"] as const;
export type BatchStrategy = (typeof BATCH_STRATEGIES)[number];

/** How answers are put together (`AssembleWith`). */
export const ASSEMBLY_TYPES = ["None", "Line"] as const;
export type AssemblyType = (typeof ASSEMBLY_TYPES)[number];

/** A container spells the strategies in its own way, in variables and in `/execution-parameters`. */
export const CONTAINER_STRATEGIES = { MultiRecord: "MULTI_RECORD", SingleRecord: "SINGLE_RECORD" } as const;

/** What holds where neither the request nor the container says otherwise. */
export const TRANSFORM_DEFAULTS = {
  strategy: "MultiRecord",
  maxPayloadInMB: 6,
  maxConcurrentTransforms: 1,
  invocationTimeoutMs: 600_000,
  invocationRetries: 3,
} as const;

/** The answer of `GET /execution-parameters`; each key may be missing. Payload in MB, 0 for no limit. */
export const executionParameters = z.looseObject({
  MaxConcurrentTransforms: z.int().min(0).optional(),
  BatchStrategy: z.enum(["MULTI_RECORD", "SINGLE_RECORD"]).optional(),
  MaxPayloadInMB: z.int().min(0).max(100).optional(),
});
export type ExecutionParameters = z.infer<typeof executionParameters>;

/** Keys of a joined JSON record. */
export const JOINED_KEYS = { input: "SageMakerInput", output: "SageMakerOutput" } as const;

/** Ending that the output object has behind its input's key. */
export const TRANSFORM_OUTPUT_SUFFIX = ".out";
