import { type Caller, sagemakerArn } from "../protocol/arns.ts";
import type { Resource, Resources } from "../store/resources.ts";
import { endpointConfigInput, endpointDocument, endpointInput, modelInput, onlyContainer } from "./hosting-input.ts";

/** One endpoint of ListEndpoints. */
export const summariseEndpoint = ({ name, status, createdMs, modifiedMs }: Resource, caller: Caller) => ({
  EndpointName: name,
  EndpointArn: sagemakerArn(caller, "endpoint", name),
  CreationTime: createdMs / 1000,
  LastModifiedTime: modifiedMs / 1000,
  EndpointStatus: status,
});

/** DescribeEndpoint; variants as their configuration has them, once the endpoint is in service. */
export function describeEndpoint(
  endpoint: Resource,
  caller: Caller,
  { configs, models }: { readonly configs: Resources; readonly models: Resources },
): Readonly<Record<string, unknown>> {
  const { request, failureReason } = endpointDocument.parse(endpoint.document);
  const { EndpointConfigName } = endpointInput.parse(request);
  const config = configs.find(caller.region, EndpointConfigName);
  const variants = config === undefined ? [] : endpointConfigInput.parse(config.document).ProductionVariants;
  return {
    ...summariseEndpoint(endpoint, caller),
    EndpointConfigName,
    ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
    ...(endpoint.status !== "InService"
      ? {}
      : {
          ProductionVariants: variants.map((variant) => {
            const model = models.find(caller.region, variant.ModelName ?? "");
            const image = model === undefined ? undefined : onlyContainer(modelInput.parse(model.document))?.Image;
            return {
              VariantName: variant.VariantName,
              ...(image === undefined ? {} : { DeployedImages: [{ SpecifiedImage: image, ResolvedImage: image }] }),
              CurrentWeight: variant.InitialVariantWeight,
              DesiredWeight: variant.InitialVariantWeight,
              CurrentInstanceCount: variant.InitialInstanceCount,
              DesiredInstanceCount: variant.InitialInstanceCount,
            };
          }),
        }),
  };
}
