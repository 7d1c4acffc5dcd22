import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ENGINE_NAMES, type EngineName } from "@byoa/platform";
import { type JobRecord, openJobStore, SdkError } from "@byoa/sdk";

/** What is to be served. */
export interface ServedModel {
  /** `model.tar.gz` or a folder; undefined: an image with its model inside. */
  readonly model: string | undefined;
  /** The image that trained it, where that is known. */
  readonly image: string | undefined;
  /** The engine that trained it; undefined: not known, or another image than that one's. */
  readonly engine: EngineName | undefined;
}

/**
 * What a model argument means: a path, the name of a job, or, left out without an image, the last job that has a model.
 * Throws SdkError `no-model`, `job-not-found`.
 */
export async function modelFor(
  model: string | undefined,
  { image, jobsDir }: { readonly image: string | undefined; readonly jobsDir: string },
): Promise<ServedModel> {
  if (model === undefined && image !== undefined) return { model: undefined, image, engine: undefined };
  if (model !== undefined && (await stat(model).catch(() => undefined)) !== undefined)
    return { model, image, engine: undefined };
  const store = openJobStore(jobsDir);
  const job = model === undefined ? (await store.list()).find(hasModel) : await find(store, model);
  if (job?.artifacts.model === undefined)
    throw new SdkError(
      "no-model",
      `${model ?? `${jobsDir} holds no job with a model`}${model === undefined ? "" : " left no model"}. Train one first: byoa train.`,
    );
  const engine = image === undefined ? ENGINE_NAMES.find((name) => name === job.engine) : undefined;
  return { model: join(jobsDir, job.name, job.artifacts.model), image: image ?? job.image, engine };
}

const hasModel = (job: JobRecord): boolean => job.artifacts.model !== undefined;

async function find(store: ReturnType<typeof openJobStore>, name: string): Promise<JobRecord> {
  return await store.read(name).catch((cause: unknown) => {
    throw new SdkError(
      "no-model",
      `${name} is neither a file, nor a folder, nor a job in ${store.folder}. Give a model.tar.gz, or a name that byoa jobs lists.`,
      { cause },
    );
  });
}
