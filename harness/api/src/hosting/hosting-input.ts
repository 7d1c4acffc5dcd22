import { z } from "zod";

/** What of CreateModel has an effect here. */
export const container = z.object({
  Image: z.string().optional(),
  ModelDataUrl: z.string().optional(),
  ModelDataSource: z
    .object({
      S3DataSource: z.object({ S3Uri: z.string(), S3DataType: z.string(), CompressionType: z.string() }).optional(),
    })
    .optional(),
  Environment: z.record(z.string(), z.string()).default({}),
});

export const modelInput = z.object({
  ModelName: z.string(),
  PrimaryContainer: container.optional(),
  Containers: z.array(container).optional(),
  EnableNetworkIsolation: z.boolean().default(false),
});
export type ModelInput = z.infer<typeof modelInput>;

const variant = z.object({
  VariantName: z.string(),
  ModelName: z.string().optional(),
  InitialInstanceCount: z.number().default(1),
  InitialVariantWeight: z.number().default(1),
  ContainerStartupHealthCheckTimeoutInSeconds: z.number().optional(),
});

export const endpointConfigInput = z.object({ EndpointConfigName: z.string(), ProductionVariants: z.array(variant) });

export const endpointInput = z.object({ EndpointName: z.string(), EndpointConfigName: z.string() });

/** What is kept of an endpoint beside what was asked for. */
export const endpointDocument = z.object({
  request: z.record(z.string(), z.unknown()),
  failureReason: z.string().optional(),
});

/** Of models, configurations and endpoints only what was asked for is kept. */
export const askedFor = z.record(z.string(), z.unknown());

/** The one container of a model; undefined for a model of several, or of none. */
export function onlyContainer({
  PrimaryContainer: primary,
  Containers: several,
}: ModelInput): z.infer<typeof container> | undefined {
  const all = [...(primary === undefined ? [] : [primary]), ...(several ?? [])];
  return all.length === 1 ? all[0] : undefined;
}
