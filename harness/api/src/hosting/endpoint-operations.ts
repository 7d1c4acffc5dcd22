import { rmSync } from "node:fs";
import { join } from "node:path";
import type { NetworkAccess, Platform } from "@byoa/platform";
import { z } from "zod";
import type { LogStore } from "../logs/log-store.ts";
import { ACCOUNT, type Caller } from "../protocol/arns.ts";
import type { Operations } from "../protocol/operation.ts";
import type { ObjectStore } from "../s3/object-store.ts";
import { pageOf } from "../store/page-of-resources.ts";
import type { Resource, Resources } from "../store/resources.ts";
import { describeEndpoint, summariseEndpoint } from "./describe-endpoint.ts";
import { endpointConfigInput, endpointDocument, endpointInput, modelInput, onlyContainer } from "./hosting-input.ts";
import { type Instance, startInstance } from "./instance.ts";
import { modelFiles } from "./model-files.ts";
import { add, found } from "./model-operations.ts";

export const endpointLogGroup = (name: string): string => `/aws/sagemaker/Endpoints/${name}`;

export interface EndpointOptions {
  readonly platform: Platform;
  readonly network: NetworkAccess;
  readonly objects: ObjectStore;
  readonly logs: LogStore;
  readonly endpoints: Resources;
  readonly configs: Resources;
  readonly models: Resources;
  /** In which endpoints keep their models. */
  readonly folder: string;
  readonly onFault: (error: unknown) => void;
}

/** Endpoints, and the containers behind them. */
export interface EndpointService extends AsyncDisposable {
  readonly operations: Pick<Operations<"sagemaker">, `${"Create" | "Describe" | "Delete"}Endpoint` | "ListEndpoints">;
  /** The instances of an endpoint in service; undefined for one that is not. */
  instances(region: string, name: string): readonly Instance[] | undefined;
}

const named = z.object({ EndpointName: z.string() });

/** Endpoints that were in service when byoa ended are started again. */
export function endpointService(options: EndpointOptions): EndpointService {
  const { endpoints, configs, models, objects, logs, platform, folder, onFault } = options;
  const running = new Map<string, readonly Instance[]>();
  rmSync(folder, { recursive: true, force: true });

  const start = (caller: Caller, name: string, configName: string): Instance[] => {
    const config = endpointConfigInput.parse(found(configs, caller, "endpoint-config", configName).document);
    return config.ProductionVariants.flatMap((variant) => {
      const model = modelInput.parse(found(models, caller, "model", variant.ModelName ?? "").document);
      const container = onlyContainer(model);
      const data = modelFiles(objects, model, join(folder, caller.region, name, variant.VariantName));
      const limit = variant.ContainerStartupHealthCheckTimeoutInSeconds;
      return Array.from({ length: variant.InitialInstanceCount }, () =>
        startInstance({
          platform,
          variant: variant.VariantName,
          request: {
            name,
            image: container?.Image ?? "",
            model: data,
            environment: container?.Environment ?? {},
            network: options.network === "open" && !model.EnableNetworkIsolation ? "open" : "closed",
            ...(limit === undefined ? {} : { startLimitMs: limit * 1000 }),
          },
          onLine: (id, text) =>
            logs.append(caller.region, endpointLogGroup(name), `${variant.VariantName}/${id}`, text),
        }),
      );
    });
  };
  const end = async (key: string): Promise<void> => {
    const instances = running.get(key) ?? [];
    running.delete(key);
    await Promise.all(instances.map((instance) => instance.stop()));
  };
  /** Follows a start to its end. */
  const follow = async ({ region }: Caller, name: string, instances: readonly Instance[]): Promise<void> => {
    const key = `${region}/${name}`;
    const reason = await failureOf(instances);
    // It has been deleted, or byoa ends.
    if (running.get(key) !== instances) return;
    const { request } = endpointDocument.parse(endpoints.find(region, name)?.document);
    if (reason === undefined) endpoints.update(region, name, "InService", { request });
    else {
      endpoints.update(region, name, "Failed", { request, failureReason: reason });
      await end(key);
    }
  };
  const begin = (caller: Caller, name: string, configName: string): void => {
    const instances = start(caller, name, configName);
    running.set(`${caller.region}/${name}`, instances);
    follow(caller, name, instances).catch(onFault);
  };
  for (const { region, name, document } of endpoints.withStatus("Creating", "InService")) {
    const { request } = endpointDocument.parse(document);
    endpoints.update(region, name, "Creating", { request });
    try {
      begin({ region, account: ACCOUNT }, name, endpointInput.parse(request).EndpointConfigName);
    } catch (error) {
      const failureReason = error instanceof Error ? error.message : String(error);
      endpoints.update(region, name, "Failed", { request, failureReason });
    }
  }

  const find = (caller: Caller, input: unknown): Resource =>
    found(endpoints, caller, "endpoint", named.parse(input).EndpointName);
  return {
    operations: {
      CreateEndpoint(request, caller) {
        const { EndpointName: name, EndpointConfigName: configName } = endpointInput.parse(request);
        found(configs, caller, "endpoint-config", configName);
        const now = Date.now();
        const resource = { name, status: "Creating", createdMs: now, modifiedMs: now, document: { request } };
        const EndpointArn = add(endpoints, caller, "endpoint", resource);
        try {
          begin(caller, name, configName);
        } catch (error) {
          endpoints.remove(caller.region, name);
          throw error;
        }
        return { EndpointArn };
      },
      DescribeEndpoint: (input, caller) => describeEndpoint(find(caller, input), caller, { configs, models }),
      ListEndpoints(input, caller) {
        const { page, ...token } = pageOf(endpoints.list(caller.region), input, "Descending");
        return { Endpoints: page.map((endpoint) => summariseEndpoint(endpoint, caller)), ...token };
      },
      async DeleteEndpoint(input, caller) {
        const { name } = find(caller, input);
        endpoints.remove(caller.region, name);
        await end(`${caller.region}/${name}`);
        rmSync(join(folder, caller.region, name), { recursive: true, force: true });
        return {};
      },
    },
    instances: (region, name) =>
      endpoints.find(region, name)?.status === "InService" ? running.get(`${region}/${name}`) : undefined,
    async [Symbol.asyncDispose]() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}

/** Why an endpoint does not come into service, in SageMaker's words; undefined when every instance is ready. */
async function failureOf(instances: readonly Instance[]): Promise<string | undefined> {
  const results = await Promise.allSettled(instances.map(({ ready }) => ready));
  for (const [index, result] of results.entries()) {
    if (result.status === "rejected")
      return result.reason instanceof Error ? result.reason.message : String(result.reason);
    if (!result.value)
      return `The primary container for production variant ${instances[index]?.variant ?? ""} did not pass the ping health check. Please check CloudWatch logs for this endpoint.`;
  }
  return undefined;
}
