import { Readable } from "node:stream";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

/** For stand-ins of S3 on a machine without any AWS configuration: the client refuses to go without a region. */
const ANY_REGION = "us-east-1";

/**
 * Opens an object in S3, with the job's own role. `S3_ENDPOINT_URL` names another endpoint, such as a stand-in of S3.
 * @throws Error of the client: NoSuchKey, AccessDenied, CredentialsProviderError, …
 */
export async function openS3Object({
  bucket,
  key,
}: {
  readonly bucket: string;
  readonly key: string;
}): Promise<Readable> {
  const endpoint = process.env.S3_ENDPOINT_URL;
  const client = new S3Client({
    region: process.env.AWS_REGION || process.env.SAGEMAKER_REGION || ANY_REGION,
    // A bucket's name cannot stand before an address that is a number.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (Body instanceof Readable) return Body;
  throw new Error(`s3://${bucket}/${key} has no content`);
}
