import { notSimulated, withoutDefaults } from "../training/not-simulated.ts";

const containerPaths = (place: string): string[] =>
  ["Image", "ModelDataUrl", "ModelDataSource.S3DataSource", "Environment", "ContainerHostname"].map(
    (name) => `${place}.${name}`,
  );

const MODEL: ReadonlySet<string> = new Set([
  "ModelName",
  "ExecutionRoleArn",
  "EnableNetworkIsolation",
  ...containerPaths("PrimaryContainer"),
  ...containerPaths("Containers"),
]);

const CONFIG: ReadonlySet<string> = new Set([
  "EndpointConfigName",
  "ProductionVariants.VariantName",
  "ProductionVariants.ModelName",
  "ProductionVariants.InitialInstanceCount",
  "ProductionVariants.InstanceType",
  "ProductionVariants.InitialVariantWeight",
  "ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds",
]);

const told = (paths: readonly string[]): string => (paths.length === 0 ? "" : `not simulated: ${paths.join(", ")}`);

/** Of a model, what has no effect here, as a note; empty where all has. */
export const withoutEffectOfModel = (input: unknown): string =>
  told(withoutDefaults(notSimulated(input, MODEL), input, { "PrimaryContainer.Mode": "SingleModel" }));

/** The same of an endpoint configuration. */
export const withoutEffectOfConfig = (input: unknown): string => told(notSimulated(input, CONFIG));
