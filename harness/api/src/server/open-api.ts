import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { type NetworkAccess, type Platform, PlatformError } from "@byoa/platform";
import { endpointService } from "../hosting/endpoint-operations.ts";
import { modelOperations } from "../hosting/model-operations.ts";
import { logOperations } from "../logs/log-operations.ts";
import { openLogStore } from "../logs/log-store.ts";
import type { Operations } from "../protocol/operation.ts";
import { openMultipart } from "../s3/multipart.ts";
import { openObjectFiles } from "../s3/object-files.ts";
import { openObjectStore } from "../s3/object-store.ts";
import { s3Service } from "../s3/s3-service.ts";
import { knownFiles } from "../store/known-files.ts";
import { openStore } from "../store/open-store.ts";
import { resourcesOf } from "../store/resources.ts";
import { stsOperations } from "../sts/sts-operations.ts";
import { trainingService } from "../training/training-operations.ts";
import { handleRequest, type Watcher } from "./handle-request.ts";

export interface ApiOptions extends Watcher {
  /** Where jobs and endpoints run. */
  readonly platform: Platform;
  readonly stateFolder: string;
  /** Port of the loopback interface; 0: a free one. */
  readonly port: number;
  /** Of containers that do not ask for isolation. Default: none, as everywhere in byoa. */
  readonly network?: NetworkAccess | undefined;
}

/** SageMaker's API at `url`. Disposing it ends what runs, the platform too, and keeps the state. */
export interface Api extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves SageMaker, S3, CloudWatch Logs and STS on the loopback interface. Takes up what the state holds: jobs that ran when the last
 * process was killed have failed, endpoints are started again. Throws UpError, PlatformError `port-in-use`; then the platform is the caller's still.
 */
export async function openApi({ platform, stateFolder, port, network = "none", ...watcher }: ApiOptions): Promise<Api> {
  const store = openStore(stateFolder);
  const server = createServer();
  try {
    const files = openObjectFiles(join(stateFolder, "objects"));
    files.removeOthers(knownFiles(store));
    const objects = openObjectStore(store, files);
    const logs = openLogStore(store);
    const training = trainingService({
      platform,
      objects,
      logs,
      network,
      jobs: resourcesOf(store, "training-job"),
      folder: join(stateFolder, "running"),
      onFault: watcher.onFault,
    });
    const [models, configs] = [resourcesOf(store, "model"), resourcesOf(store, "endpoint-config")];
    const hosting = endpointService({
      platform,
      objects,
      logs,
      network,
      models,
      configs,
      endpoints: resourcesOf(store, "endpoint"),
      folder: join(stateFolder, "serving"),
      onFault: watcher.onFault,
    });
    const sagemaker = {
      ...training.operations,
      ...modelOperations({ models, configs, objects }),
      ...hosting.operations,
    } satisfies Operations<"sagemaker">;
    const services = {
      endpoints: hosting,
      operations: { sagemaker, logs: logOperations(logs), sts: stsOperations },
      s3: s3Service(objects, openMultipart(store, objects)),
    };
    server.on("request", (request, response) => {
      handleRequest(services, watcher, request, response).catch(watcher.onFault);
    });
    const url = await listen(server, port);
    return {
      url,
      async [Symbol.asyncDispose]() {
        server.close();
        server.closeAllConnections();
        // A job whose image is still being pulled ends with the engine.
        await Promise.all([
          training[Symbol.asyncDispose](),
          hosting[Symbol.asyncDispose](),
          platform[Symbol.asyncDispose](),
        ]);
        store[Symbol.dispose]();
      },
    };
  } catch (error) {
    server.close();
    store[Symbol.dispose]();
    throw error;
  }
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (cause) {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    if (!isTaken) throw cause;
    throw new PlatformError(
      "port-in-use",
      `Port ${port} of 127.0.0.1 is taken. End what listens there, or give another --port.`,
      {
        cause,
      },
    );
  }
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}`;
}
