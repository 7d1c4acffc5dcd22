import { resolve } from "node:path";
import { readChannelFiles } from "@byoa/conformance/profile";
import type { AssemblyType, BatchStrategy, SplitType } from "@byoa/contract";
import type { LogLine, TransformedObject, TransformObservation } from "@byoa/platform";
import { jobName } from "./jobs/job-name.ts";
import { SdkError } from "./sdk-error.ts";
import type { Session } from "./session.ts";
import { localPath } from "./training-input.ts";

/** Names follow the SageMaker Python SDK's Transformer. */
export interface TransformerOptions {
  readonly strategy?: BatchStrategy;
  readonly assembleWith?: AssemblyType;
  readonly accept?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** In MB; 0 for no limit. */
  readonly maxPayload?: number;
  readonly maxConcurrentTransforms?: number;
}

export interface TransformOptions {
  /** Folder for the `.out` files. */
  readonly output: string;
  readonly contentType?: string;
  readonly splitType?: SplitType;
  readonly joinSource?: "None" | "Input";
  readonly jobName?: string;
  readonly onLog?: (line: LogLine) => void;
  readonly onObject?: (object: TransformedObject) => void;
  readonly signal?: AbortSignal;
}

interface Served {
  readonly session: Session;
  readonly image: string;
  readonly model: string;
}

/** Batch transform with one model. */
export class Transformer {
  readonly #serve: () => Promise<Served>;
  readonly #options: TransformerOptions;

  constructor(serve: () => Promise<Served>, options: TransformerOptions) {
    this.#serve = serve;
    this.#options = options;
  }

  /**
   * Transforms a file, or all files of a folder, each to `<name>.out`. Throws SdkError `transform-failed` when an object could
   * not be transformed; the others have their files. Throws ConfigurationError for data that are not there.
   */
  async transform(data: string, options: TransformOptions): Promise<TransformObservation> {
    const input = await readChannelFiles([{ file: localPath(data), where: "the transform's data" }]);
    const { session, image, model } = await this.#serve();
    const { maxPayload, ...settings } = this.#options;
    const { joinSource, output, ...more } = options;
    const result = await session.transform({
      ...settings,
      ...more,
      jobName: options.jobName ?? jobName(image),
      image,
      model,
      input,
      output: resolve(output),
      join: joinSource,
      maxPayloadInMB: maxPayload,
    });
    if (result.status === "Failed")
      throw new SdkError("transform-failed", `The transform job ${result.jobName} failed: ${result.failureReason}`);
    return result;
  }
}
