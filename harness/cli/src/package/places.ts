import { ConfigurationError } from "@byoa/conformance";

/** Where things will lie in the cloud. */
export interface Places {
  readonly repository: string;
  /** Without a slash at its end. */
  readonly bucket: string;
  readonly role: string;
}

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const BUCKET = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s]*)?$/;
const REPOSITORY = /^[a-z0-9][a-z0-9.:/_-]*$/i;

/** Throws ConfigurationError `flag-invalid` for the first that is not what SageMaker takes. */
export function checkedPlaces({ repository, bucket, role }: Places): Places {
  if (!REPOSITORY.test(repository))
    throw wrong(
      "--repository",
      repository,
      "not an image's name",
      "For example ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:1.",
    );
  if (!BUCKET.test(bucket))
    throw wrong("--bucket", bucket, "not a place in S3", "Write it like s3://my-bucket/my-algorithm.");
  if (!ROLE.test(role))
    throw wrong("--role", role, "not a role", "Write it like arn:aws:iam::123456789012:role/sagemaker.");
  return { repository, bucket: bucket.replace(/\/+$/, ""), role };
}

const wrong = (flag: string, text: string, what: string, next: string): ConfigurationError =>
  new ConfigurationError([{ code: "flag-invalid", what, where: `${flag} ${text}`, next }]);
