import type { ServedService, servedOperations } from "../model/served-operations.ts";
import type { S3Operation } from "../s3/s3-service.ts";

/** What an operation does here, and what a green run of it does not say about AWS. */
export interface Coverage {
  readonly here: string;
  readonly notProved: string;
}

type Table<Operation extends string> = Readonly<Record<Operation, Coverage>>;

const S3_NOT = "policies, ACLs, encryption, versions, access points";

/** For each operation that is served; the compiler holds it complete. */
export const coverage: {
  readonly [Service in ServedService]: Table<(typeof servedOperations)[Service][number]>;
} & { readonly s3: Table<S3Operation> } = {
  sagemaker: {
    CreateEndpoint: {
      here: "the containers of each variant start; InService when each answers /ping, Failed with SageMaker's reason; a container that ends is started again",
      notProved:
        "instance types and their memory and GPUs, autoscaling, VPC, KMS, roles, deployment guardrails, the minutes that an instance takes to start",
    },
    CreateEndpointConfig: {
      here: "several variants, instance counts (a container each), ContainerStartupHealthCheckTimeoutInSeconds; serverless variants are one container",
      notProved:
        "asynchronous inference, data capture, shadow variants, serverless limits; weights: requests go round all instances",
    },
    CreateModel: {
      here: "one container: Image, ModelDataUrl or ModelDataSource (an archive or a prefix), Environment",
      notProved: "pipelines of several containers, multi-model mode, model packages, ECR permissions",
    },
    CreateTrainingJob: {
      here: "runs the image in containers of this machine: channels of S3 prefixes in File, Pipe and FastFile mode, hyperparameters, environment, several hosts, metric definitions, checkpoints (copied to S3 at the end), MaxRuntimeInSeconds",
      notProved:
        "roles, quotas, instance types and their memory and GPUs, VPC, KMS, spot interruptions, ECR permissions, manifests and FSx or EFS as sources",
    },
    DeleteEndpoint: {
      here: "its containers end; it is gone when the answer comes",
      notProved: "the status Deleting, which passes here at once",
    },
    DeleteEndpointConfig: { here: "yes", notProved: "that no endpoint uses it" },
    DeleteModel: { here: "yes; not its data", notProved: "that no endpoint uses it" },
    DescribeEndpoint: { here: "status, FailureReason, variants", notProved: "digests of images, the status Updating" },
    DescribeEndpointConfig: { here: "as it was asked for", notProved: "-" },
    DescribeModel: { here: "as it was asked for", notProved: "-" },
    DescribeTrainingJob: {
      here: "states, transitions with their times, FailureReason, metrics, artifacts; what has no effect is listed in the first transition's message",
      notProved: "the times of AWS: an instance takes minutes to start there; billable time with spot",
    },
    ListEndpointConfigs: { here: "filters, order, pages", notProved: "-" },
    ListEndpoints: { here: "filters, order, pages", notProved: "-" },
    ListModels: { here: "filters, order, pages", notProved: "-" },
    ListTrainingJobs: {
      here: "filters, order, pages",
      notProved: "WarmPoolStatusEquals and TrainingPlanArnEquals have no effect",
    },
    StopTrainingJob: {
      here: "SIGTERM, 120 s, SIGKILL; what was saved is uploaded",
      notProved: "that a stop is billed for its grace time",
    },
    DeleteTrainingJob: {
      here: "the job and its log; not what it wrote to S3",
      notProved: "warm pools that hold a job",
    },
  },
  "sagemaker-runtime": {
    InvokeEndpoint: {
      here: "bodies up to 6,291,456 bytes, content types, custom attributes, TargetVariant; ModelError with the container's status and message, 60 s",
      notProved: "latency, throttling, explanations, sessions, inference components",
    },
  },
  logs: {
    DescribeLogGroups: { here: "the groups of jobs that have logged, by prefix", notProved: "retention, pages" },
    DescribeLogStreams: { here: "prefix, both orders, pages", notProved: "the delay of CloudWatch" },
    GetLogEvents: {
      here: "startTime, endTime, both directions, tokens; the end is reached when the token repeats",
      notProved: "the delay of CloudWatch; of one stream 200,000 lines or 64 MiB are kept",
    },
    FilterLogEvents: {
      here: "terms, phrases, `?any`, `-none`, pages",
      notProved: "patterns on JSON and columns: refused",
    },
  },
  sts: {
    GetCallerIdentity: {
      here: "one account, 000000000000, whoever signs",
      notProved: "that your credentials are valid",
    },
  },
  s3: {
    AbortMultipartUpload: { here: "yes", notProved: S3_NOT },
    CompleteMultipartUpload: { here: "yes", notProved: `${S3_NOT}; parts below 5 MiB are taken` },
    CopyObject: { here: "yes, with COPY and REPLACE of metadata", notProved: S3_NOT },
    CreateBucket: { here: "yes; the name is yours at once", notProved: "that the name is free in the world" },
    CreateMultipartUpload: { here: "yes", notProved: S3_NOT },
    DeleteBucket: { here: "an empty one", notProved: S3_NOT },
    DeleteObject: { here: "yes", notProved: S3_NOT },
    DeleteObjects: { here: "yes", notProved: S3_NOT },
    GetBucketLocation: { here: "the region that asks", notProved: "that the bucket is in that region" },
    GetObject: {
      here: "ranges, conditions on the ETag, presigned URLs",
      notProved: `${S3_NOT}; signatures and their expiry`,
    },
    HeadBucket: { here: "yes", notProved: "that you may read it" },
    HeadObject: { here: "as GetObject", notProved: S3_NOT },
    ListBuckets: { here: "yes", notProved: "pages" },
    ListObjects: { here: "prefix, delimiter, pages", notProved: S3_NOT },
    ListObjectsV2: { here: "prefix, delimiter, pages", notProved: S3_NOT },
    PutObject: {
      here: "plain and aws-chunked bodies up to 5 GiB, Content-MD5, SHA-256 and CRC32 checked",
      notProved: `${S3_NOT}; other checksums are not checked`,
    },
    UploadPart: { here: "yes", notProved: S3_NOT },
  },
};
