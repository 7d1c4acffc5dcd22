import { awsApi, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** Faults that are not the container's: the account, the role, the registry, the request. */
export const account: readonly Symptom[] = [
  {
    title: "A quota of the account",
    area: "account",
    role: "cause",
    outside: "the account",
    clues: [
      clue(
        "An error occurred (ResourceLimitExceeded) when calling the CreateEndpoint operation: The account-level service limit 'ml.m4.xlarge for endpoint usage' is 0 Instances",
        /account-level service limit '?(?<limit>[^']+?)'? is (?<value>\d+)|ResourceLimitExceeded|ServiceQuotaExceeded|LimitExceededException/i,
      ),
    ],
    happened: "The account may not use that many ({limit|instances of this type}: {value|too few}).",
    cause:
      "New accounts have a quota of 0 for many instance types; quotas count for training, endpoints and transform jobs apart.",
    fix: "Ask for more in Service Quotas (Amazon SageMaker), or choose an instance type for which the account has some. The image is not concerned.",
    requirements: [],
    sources: [issue("aws/amazon-sagemaker-examples", 307), issue("awsdocs/amazon-sagemaker-developer-guide", 70)],
  },
  {
    title: "No capacity",
    area: "account",
    role: "cause",
    outside: "AWS",
    clues: [
      clue(
        "CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.",
        /CapacityError|Unable to provision requested ML compute capacity|InsufficientInstanceCapacity|insufficient capacity/i,
      ),
    ],
    happened: "AWS has no such instance free at the moment.",
    cause: "The instance type is short in this region or availability zone.",
    fix: "Try again, or choose another instance type, zone (more subnets) or region.",
    requirements: [],
    sources: [awsApi("DescribeTrainingJob")],
  },
  {
    title: "The caller or the role may not do that",
    area: "account",
    role: "cause",
    outside: "IAM",
    clues: [
      clue(
        "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: sagemaker:CreateEndpoint",
        /is not authorized to perform:? (?<action>[\w:]+)|AccessDeniedException|UnauthorizedOperation|An error occurred \(AccessDenied\)/i,
      ),
      clue(
        "ValidationException: Could not assume role arn:aws:iam::1:role/x. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
        /Could not assume role|RoleArn: Cross-account pass role|iam:PassRole|trust (?:policy|relationship)/i,
      ),
      clue("KMS key is not accessible", /KMS.*(?:denied|not (?:accessible|allowed|authorized)|invalid|disabled)/i),
    ],
    happened: "IAM refused the call ({action|see the line}).",
    cause: "The caller or the execution role lacks the permission, or the role does not trust sagemaker.amazonaws.com.",
    fix: "Add the action that the line names to the policy of the one that it names; the role's trust policy must allow sagemaker.amazonaws.com. The image is not concerned, unless the program makes the call itself.",
    requirements: [],
    sources: [awsApi("CreateTrainingJob"), issue("mlflow/mlflow", 3839)],
  },
  {
    title: "The VPC of the job",
    area: "account",
    role: "cause",
    outside: "the VPC",
    clues: [
      clue(
        "Failed to create elastic network interface: no free IP addresses in subnet",
        /(?:subnet|security group|elastic network interface|\bENI\b).*(?:not exist|not found|invalid|insufficient|no free|fail|same VPC|limit)|InsufficientFreeAddresses|InvalidSubnetID|InvalidSecurityGroup/i,
      ),
    ],
    happened: "SageMaker could not attach the job to its VPC.",
    cause: "Subnets or security groups do not exist in this region, belong to another VPC, or have no free addresses.",
    fix: "Correct VpcConfig (subnets and groups of one VPC, free addresses).",
    requirements: [],
    sources: [awsApi("CreateTrainingJob")],
  },
  {
    title: "The request is refused",
    area: "account",
    role: "effect",
    outside: "the request",
    clues: [
      clue(
        "An error occurred (ValidationException) when calling the CreateEndpointConfig operation: Cannot create already existing endpoint configuration",
        /An error occurred \(ValidationException\) when calling the (?<operation>Create\w+|Update\w+|Describe\w+|Delete\w+|Start\w+|Stop\w+) operation(?:: (?<reason>.{1,100}))?/i,
      ),
      clue(
        "botocore.exceptions.ParamValidationError: Parameter validation failed",
        /ParamValidationError|Parameter validation failed/i,
      ),
      clue(
        "An error occurred (ResourceInUse) when calling the CreateTrainingJob operation: Training job names must be unique within an AWS account and region",
        /\(ResourceInUse\)|must be unique within an AWS account|Cannot create already existing/i,
      ),
      clue(
        "An error occurred (ValidationError) when calling the InvokeEndpoint operation: Endpoint x of account 1 not found.",
        /Endpoint (?<endpoint>\S+) of account \d+ not found|Could not find (?:endpoint|model|training job|processing job) "?(?<name>[^"\s]+)/i,
      ),
      clue("ThrottlingException: Rate exceeded", /ThrottlingException|Rate exceeded|TooManyRequestsException/i),
      clue(
        "ValidationException: Could not find requested job with name: t-1",
        /Could not find requested (?:job|model)/i,
      ),
    ],
    happened: "SageMaker refused the request {operation|}; no container was concerned.",
    cause:
      "A name that exists already or does not exist, a field with a value that is not allowed, or too many calls: {reason|the words after the operation say which}.",
    fix: "Change the field that the message names; the operation's page in the API reference has what is allowed.",
    requirements: [],
    sources: [
      issue("aws/amazon-sagemaker-examples", 2236),
      issue("awslabs/spot-tagging-bot-for-digital-assets", 2),
      issue("boto/boto3", 3560),
    ],
  },
  {
    title: "A fault of the platform",
    area: "account",
    role: "effect",
    outside: "AWS",
    clues: [
      clue(
        "InternalServerError: We encountered an internal error. Please try again.",
        /InternalServerError: We encountered an internal error|We encountered an internal error/i,
      ),
      clue(
        "Failed. Reason: Request to service failed. If failure persists after retry, contact customer support.",
        /Request to service failed|\((?:InternalFailure|InternalServerError|ServiceUnavailable|ServiceUnavailableException|InternalDependencyException)\) when calling/i,
      ),
    ],
    happened: "SageMaker met an error of its own, or could not say what the container did.",
    cause:
      "Often passing; it can also hide a container that cannot be started (exec format error) or a host that died, of which the job's log says more.",
    fix: "Try again once. If it happens again, look at the job's log and memory metrics, and open a support case with the job's ARN.",
    requirements: [],
    sources: [issue("aws/sagemaker-python-sdk", 70), issue("aws/amazon-sagemaker-examples", 1316)],
  },
];
