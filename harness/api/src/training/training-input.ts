import { z } from "zod";

/** What of CreateTrainingJob has an effect here; the model has already held the limits. */
export const trainingInput = z.object({
  TrainingJobName: z.string(),
  AlgorithmSpecification: z
    .object({
      TrainingImage: z.string().optional(),
      TrainingInputMode: z.enum(["Pipe", "File", "FastFile"]),
      MetricDefinitions: z.array(z.object({ Name: z.string(), Regex: z.string() })).default([]),
      ContainerEntrypoint: z.array(z.string()).optional(),
      ContainerArguments: z.array(z.string()).optional(),
    })
    .optional(),
  HyperParameters: z.record(z.string(), z.string()).default({}),
  Environment: z.record(z.string(), z.string()).default({}),
  InputDataConfig: z
    .array(
      z.object({
        ChannelName: z.string(),
        DataSource: z.object({
          S3DataSource: z.object({ S3DataType: z.string(), S3Uri: z.string() }).optional(),
        }),
        ContentType: z.string().optional(),
        CompressionType: z.enum(["None", "Gzip"]).optional(),
        RecordWrapperType: z.enum(["None", "RecordIO"]).optional(),
        InputMode: z.enum(["Pipe", "File", "FastFile"]).optional(),
      }),
    )
    .default([]),
  OutputDataConfig: z.object({ S3OutputPath: z.string() }),
  ResourceConfig: z.object({ InstanceType: z.string().optional(), InstanceCount: z.number().optional() }).optional(),
  StoppingCondition: z.object({ MaxRuntimeInSeconds: z.number().optional() }).optional(),
  CheckpointConfig: z.object({ S3Uri: z.string() }).optional(),
  EnableNetworkIsolation: z.boolean().default(false),
});
export type TrainingInput = z.infer<typeof trainingInput>;

/** What is kept of a job beside what was asked for. Times in milliseconds since 1970. */
const trainingState = z.object({
  secondaryStatus: z.string(),
  transitions: z.array(z.object({ status: z.string(), atMs: z.number(), message: z.string() })),
  failureReason: z.string().optional(),
  trainingStartMs: z.number().optional(),
  trainingEndMs: z.number().optional(),
  /** Location in S3. */
  modelArtifact: z.string().optional(),
  metrics: z.array(z.object({ name: z.string(), value: z.number(), atMs: z.number() })),
  /** Parameters that were given and have no effect here. */
  notSimulated: z.array(z.string()),
});
export type TrainingState = z.infer<typeof trainingState>;

export const trainingDocument = z.object({ request: z.record(z.string(), z.unknown()), state: trainingState });
export type TrainingDocument = z.infer<typeof trainingDocument>;
