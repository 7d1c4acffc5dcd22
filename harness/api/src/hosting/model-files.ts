import { linkSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { OWNER_ONLY } from "@byoa/platform";
import { validationException } from "../protocol/api-error.ts";
import type { ObjectStore } from "../s3/object-store.ts";
import { objectsBelow, pathBelow } from "../s3/objects-below.ts";
import { s3Location } from "../s3/s3-uri.ts";
import { type ModelInput, onlyContainer } from "./hosting-input.ts";

/** Where a model's data lies: one archive, or a prefix whose objects come as they are. */
interface ModelData {
  readonly uri: string;
  readonly isArchive: boolean;
}

function dataOf(model: ModelInput): ModelData | undefined {
  const container = onlyContainer(model);
  const source = container?.ModelDataSource?.S3DataSource;
  if (source !== undefined) return { uri: source.S3Uri, isArchive: source.CompressionType === "Gzip" };
  return container?.ModelDataUrl === undefined ? undefined : { uri: container.ModelDataUrl, isArchive: true };
}

/** Throws ApiError `ValidationException` for a model whose data is not there. */
export function holdModelData(objects: ObjectStore, model: ModelInput): void {
  const data = dataOf(model);
  if (data !== undefined && filesOf(objects, data).length === 0)
    throw validationException(`Could not find model data at ${data.uri}.`);
}

/**
 * A model's data in a folder of its own, by second names for the objects' files: an archive, or the folder itself; undefined for a model
 * without data. Throws ApiError `ValidationException` when it is not there any more.
 */
export function modelFiles(objects: ObjectStore, model: ModelInput, folder: string): string | undefined {
  const data = dataOf(model);
  if (data === undefined) return undefined;
  holdModelData(objects, model);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
  for (const { file, path } of filesOf(objects, data)) {
    const own = join(folder, path);
    // A key may hold dots that lead out of the folder; such a one is no file of a model.
    if (!own.startsWith(`${folder}/`))
      throw validationException(`The key of ${data.uri}${path} is not a path below a folder.`);
    mkdirSync(dirname(own), { recursive: true, mode: OWNER_ONLY.folder });
    linkSync(objects.files.path(file), own);
  }
  return data.isArchive ? join(folder, "model.tar.gz") : folder;
}

function filesOf(
  objects: ObjectStore,
  { uri, isArchive }: ModelData,
): { readonly file: string; readonly path: string }[] {
  const location = s3Location(uri);
  if (location === undefined) return [];
  if (!isArchive)
    return objectsBelow(objects, location).map(({ key, file }) => ({ file, path: pathBelow(location.key, key) }));
  const object = objects.find(location.bucket, location.key);
  return object === undefined ? [] : [{ file: object.file, path: "model.tar.gz" }];
}
