import { awsApi, awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The data and the model in S3. */
export const data: readonly Symptom[] = [
  {
    title: "The role may not read or write S3",
    area: "account",
    role: "cause",
    outside: "the role or the bucket",
    clues: [
      clue(
        "ClientError: Data download failed:Unable to download object s3://bucket/key (AccessDenied: Access Denied)",
        /Data download failed.*(?:AccessDenied|Access Denied|403)|(?:AccessDenied|Forbidden|403).*(?:s3:\/\/|S3|GetObject|HeadObject|PutObject|ListObjects(?:V2)?|ListBucket|HeadBucket|UploadPart)|(?:GetObject|HeadObject|PutObject|ListObjects(?:V2)?|HeadBucket) operation: (?:Access ?Denied|Forbidden)/i,
      ),
      clue(
        "Access Denied for bucket: my-bucket. Please check S3 bucket permission.",
        /(?:Access Denied|AccessDenied) for bucket|check S3 bucket permission|does not have permission.*(?:s3|bucket)|Failed to access (?<address>s3:\/\/\S+)|not authorized to perform: (?<action>s3:\w+)/i,
      ),
      clue(
        "Could not access model data at s3://bucket/model.tar.gz. Please ensure that the role exists and has permissions",
        /Could not access (?:model|input) data at (?<address>\S+)/i,
      ),
    ],
    happened: "The role of the job or endpoint may not use the S3 object {address|in the line}.",
    cause:
      "The execution role, the bucket policy or the KMS key does not allow it, or the bucket belongs to another account or region.",
    fix: "Give the execution role s3:GetObject and s3:ListBucket (s3:PutObject for outputs) on the bucket, and kms:Decrypt on its key. The image is not concerned, unless the program calls S3 itself.",
    requirements: [],
    sources: [
      issue("aws/amazon-sagemaker-examples", 4384),
      issue("aws/sagemaker-python-sdk", 442),
      issue("aws/amazon-sagemaker-examples", 1931),
    ],
  },
  {
    title: "The data is not in S3",
    area: "account",
    role: "cause",
    outside: "the request",
    clues: [
      clue(
        "ClientError: Data download failed:NoSuchKey (404): The specified key does not exist.",
        /NoSuchKey|NoSuchBucket|No S3 objects found under S3 URL "?(?<address>[^"\s]+)|(?:HeadObject|GetObject|HeadBucket) operation: Not Found|S3 key: (?<key>\S+) matched no files|The specified (?:key|bucket) does not exist|Data download failed.*(?:matched no files|404)/i,
      ),
      clue(
        "ClientError: Data download failed: S3 key has an illegal char sub-sequence '//' in it",
        /illegal char sub-sequence/i,
      ),
      clue(
        "bucket is in a different region: PermanentRedirect",
        /PermanentRedirect|(?:bucket|endpoint) .*(?:different|wrong|another) region|AuthorizationHeaderMalformed|must be addressed using the specified endpoint/i,
      ),
      clue("ClientError: Data download failed", /Data download failed/i),
      clue("Failed to download model data(bucket: b, key: m.tar.gz)", /Failed to download model data/i),
    ],
    happened: "SageMaker found no data at {address|the S3 address of a channel or model}.",
    cause: "The prefix is misspelt, empty, has `//` in it, or lies in another region. The container was not started.",
    fix: "`aws s3 ls` the address that the request names, in the region of the job.",
    requirements: [],
    sources: [issue("aws-samples/generative-ai-on-amazon-sagemaker", 242), issue("aws/sagemaker-python-sdk", 442)],
  },
  {
    title: "Compression that File mode does not have",
    area: "account",
    role: "cause",
    outside: "the request",
    clues: [
      clue(
        "Invalid compression type for channel training: File mode only supports NONE, got Gzip instead",
        /Invalid compression type for channel (?<channel>[\w.-]+)/i,
      ),
    ],
    happened: "The request asks for unpacked Gzip data in channel {channel}, which only Pipe mode does.",
    cause: "CompressionType Gzip is for Pipe mode; in File mode objects arrive as they are.",
    fix: "Set CompressionType to None and unpack in the program (to /tmp), or use Pipe mode.",
    requirements: [],
    sources: [awsApi("Channel"), awsGuide("model-access-training-data")],
  },
];
