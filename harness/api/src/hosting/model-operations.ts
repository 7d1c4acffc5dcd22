import { z } from "zod";
import { validationException } from "../protocol/api-error.ts";
import { type ArnType, type Caller, sagemakerArn } from "../protocol/arns.ts";
import type { Operations } from "../protocol/operation.ts";
import type { ObjectStore } from "../s3/object-store.ts";
import { pageOf } from "../store/page-of-resources.ts";
import type { Resource, Resources } from "../store/resources.ts";
import { withoutEffectOfConfig, withoutEffectOfModel } from "./effective-hosting.ts";
import { askedFor, endpointConfigInput, modelInput, onlyContainer } from "./hosting-input.ts";
import { holdModelData } from "./model-files.ts";

type Named = "Model" | "EndpointConfig";
type Service = Pick<
  Operations<"sagemaker">,
  `${"Create" | "Describe" | "Delete"}${Named}` | "ListModels" | "ListEndpointConfigs"
>;

const TITLES = { model: "model", "endpoint-config": "endpoint configuration", endpoint: "endpoint" } as const;
type Hosted = keyof typeof TITLES;

/** Throws ApiError `ValidationException` as AWS does for what is not there. */
export function found(resources: Resources, caller: Caller, type: Hosted & ArnType, name: string): Resource {
  const resource = resources.find(caller.region, name);
  if (resource === undefined)
    throw validationException(`Could not find ${TITLES[type]} "${sagemakerArn(caller, type, name)}".`);
  return resource;
}

/** Throws ApiError `ValidationException` when there is one of that name. */
export function add(resources: Resources, caller: Caller, type: Hosted & ArnType, resource: Resource): string {
  const arn = sagemakerArn(caller, type, resource.name);
  if (!resources.add(caller.region, resource))
    throw validationException(`Cannot create already existing ${TITLES[type]} "${arn}".`);
  return arn;
}

const modelName = z.object({ ModelName: z.string() });
const configName = z.object({ EndpointConfigName: z.string() });
const created = (name: string, document: unknown): Resource => {
  const now = Date.now();
  return { name, status: "Created", createdMs: now, modifiedMs: now, document };
};

/** Models and endpoint configurations: kept as they were asked for. */
export function modelOperations({
  models,
  configs,
  objects,
}: {
  readonly models: Resources;
  readonly configs: Resources;
  readonly objects: ObjectStore;
}): Service {
  return {
    CreateModel(request, caller, note) {
      const input = modelInput.parse(request);
      if (onlyContainer(input)?.Image === undefined)
        throw validationException("byoa up serves models of one container: give PrimaryContainer.Image.");
      holdModelData(objects, input);
      note(withoutEffectOfModel(request));
      return { ModelArn: add(models, caller, "model", created(input.ModelName, request)) };
    },
    DescribeModel(input, caller) {
      const { name, createdMs, document } = found(models, caller, "model", modelName.parse(input).ModelName);
      const { Tags: _, ...asked } = askedFor.parse(document);
      return {
        EnableNetworkIsolation: false,
        ...asked,
        ModelArn: sagemakerArn(caller, "model", name),
        CreationTime: createdMs / 1000,
      };
    },
    ListModels(input, caller) {
      const { page, ...token } = pageOf(models.list(caller.region), input, "Descending");
      const summary = ({ name, createdMs }: Resource) => ({
        ModelName: name,
        ModelArn: sagemakerArn(caller, "model", name),
        CreationTime: createdMs / 1000,
      });
      return { Models: page.map(summary), ...token };
    },
    DeleteModel(input, caller) {
      models.remove(caller.region, found(models, caller, "model", modelName.parse(input).ModelName).name);
      return {};
    },
    CreateEndpointConfig(request, caller, note) {
      const input = endpointConfigInput.parse(request);
      for (const { ModelName: name, VariantName } of input.ProductionVariants) {
        if (name === undefined)
          throw validationException(`byoa up serves variants with a model: ${VariantName} has none.`);
        found(models, caller, "model", name);
      }
      note(withoutEffectOfConfig(request));
      return {
        EndpointConfigArn: add(configs, caller, "endpoint-config", created(input.EndpointConfigName, request)),
      };
    },
    DescribeEndpointConfig(input, caller) {
      const name = configName.parse(input).EndpointConfigName;
      const { createdMs, document } = found(configs, caller, "endpoint-config", name);
      const { Tags: _, ...asked } = askedFor.parse(document);
      return {
        ...asked,
        EndpointConfigArn: sagemakerArn(caller, "endpoint-config", name),
        CreationTime: createdMs / 1000,
      };
    },
    ListEndpointConfigs(input, caller) {
      const { page, ...token } = pageOf(configs.list(caller.region), input, "Descending");
      const summary = ({ name, createdMs }: Resource) => ({
        EndpointConfigName: name,
        EndpointConfigArn: sagemakerArn(caller, "endpoint-config", name),
        CreationTime: createdMs / 1000,
      });
      return { EndpointConfigs: page.map(summary), ...token };
    },
    DeleteEndpointConfig(input, caller) {
      const name = configName.parse(input).EndpointConfigName;
      configs.remove(caller.region, found(configs, caller, "endpoint-config", name).name);
      return {};
    },
  };
}
