import { linkSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ChannelFile, type ChannelInput, OWNER_ONLY } from "@byoa/platform";
import { validationException } from "../protocol/api-error.ts";
import type { Caller } from "../protocol/arns.ts";
import type { ObjectStore } from "../s3/object-store.ts";
import { objectsBelow, pathBelow } from "../s3/objects-below.ts";
import { s3Location } from "../s3/s3-uri.ts";
import type { TrainingInput } from "./training-input.ts";

/**
 * The channels of a job, as files in a folder of its own: what is uploaded or deleted later does not change them. A second name for
 * the object's file costs no space. Throws ApiError `ValidationException` for a source that is empty or not here.
 */
export function trainingChannels(
  input: TrainingInput,
  { objects, folder, caller }: { readonly objects: ObjectStore; readonly folder: string; readonly caller: Caller },
): ChannelInput[] {
  return input.InputDataConfig.map((channel, index) => {
    const source = channel.DataSource.S3DataSource;
    if (source?.S3DataType !== "S3Prefix")
      throw validationException(
        `byoa up reads channels of S3DataType S3Prefix only; channel ${channel.ChannelName} has another source.`,
      );
    const files = filesOf(source.S3Uri, { objects, folder: join(folder, String(index)), caller });
    return {
      name: channel.ChannelName,
      files,
      inputMode: channel.InputMode ?? input.AlgorithmSpecification?.TrainingInputMode ?? "File",
      contentType: channel.ContentType,
      compression: channel.CompressionType,
      recordWrapper: channel.RecordWrapperType,
    };
  });
}

function filesOf(
  uri: string,
  { objects, folder, caller }: { readonly objects: ObjectStore; readonly folder: string; readonly caller: Caller },
): ChannelFile[] {
  const location = s3Location(uri);
  const found = location === undefined ? [] : objectsBelow(objects, location);
  if (location === undefined || found.length === 0)
    throw validationException(
      `No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected region (${caller.region}), that objects exist under that S3 prefix, and that the role has "s3:ListBucket" permissions on bucket "${location?.bucket ?? ""}".`,
    );
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
  return found.map(({ key, file }) => {
    const own = join(folder, file);
    linkSync(objects.files.path(file), own);
    return { path: pathBelow(location.key, key), content: { file: own } };
  });
}
