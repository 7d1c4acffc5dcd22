/** An object or a prefix in S3. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** Undefined for a text that is no `s3://bucket/key`, or the HTTPS form of it. */
export function s3Location(uri: string): S3Location | undefined {
  const match = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(uri) ?? /^https:\/\/s3[^/]*\/([^/]+)\/?(.*)$/s.exec(uri);
  return match === null ? undefined : { bucket: match[1] ?? "", key: match[2] ?? "" };
}

export const s3Uri = ({ bucket, key }: S3Location): string => `s3://${bucket}/${key}`;

/** `prefix/name`, whether the prefix ends with a slash or not. */
export const keyBelow = (prefix: string, name: string): string =>
  prefix === "" || prefix.endsWith("/") ? `${prefix}${name}` : `${prefix}/${name}`;
