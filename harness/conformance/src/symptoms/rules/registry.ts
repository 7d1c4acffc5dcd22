import { awsApi, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The image on its way from the registry to the instance. */
export const registry: readonly Symptom[] = [
  {
    title: "The image cannot be pulled",
    area: "account",
    role: "cause",
    outside: "the registry or the role",
    clues: [
      clue(
        "ClientError: Cannot pull algorithm container. Either the image does not exist or its permissions are incorrect.",
        /Cannot pull algorithm container|CannotPullContainer/i,
      ),
      clue(
        "Requested image 123456789012.dkr.ecr.us-west-2.amazonaws.com/mine not found.",
        /Requested image (?<image>\S+) not found|manifest (?:for (?<image>\S+) )?(?:not found|unknown)|repository .* does not exist|name unknown|RepositoryNotFoundException|ImageNotFoundException|pull access denied/i,
      ),
      clue(
        "Please make sure all images included in the model for the production variant v-1 exist, and that the execution role used to create the model has permissions to access them.",
        /make sure all images included in the model|does not (?:grant|have) (?:ecr|permission).{0,30}ecr:\w+/i,
      ),
      clue(
        "no basic auth credentials",
        /no basic auth credentials|denied: Your authorization token has expired|not authorized to perform:? "?ecr:/i,
      ),
      clue(
        "toomanyrequests: You have reached your pull rate limit.",
        /toomanyrequests|pull rate limit|Unable to find image \W?(?<image>[\w./:-]+)\W? locally|No such image/i,
      ),
    ],
    happened: "SageMaker could not pull the image {image|of the request}.",
    cause:
      "The name, tag, account or region is not that of an image in ECR; or the execution role or the repository's policy does not allow it; or a private VPC does not reach ECR. The container never ran.",
    fix: "`aws ecr describe-images --repository-name NAME --image-ids imageTag=TAG` in the job's region; give the role ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:GetAuthorizationToken; for another account add a repository policy.",
    requirements: [],
    sources: [
      issue("PacktPublishing/Hands-On-Machine-Learning-Using-Amazon-SageMaker-v-", 2),
      issue("aws-samples/easy-amazon-sagemaker-deployments", 4),
      awsApi("CreateTrainingJob"),
    ],
  },
  {
    title: "The name of the image is refused",
    area: "account",
    role: "cause",
    outside: "the request",
    clues: [
      clue(
        "An error occurred (ValidationException) when calling the CreateTrainingJob operation: Invalid training image. Please provide a valid Amazon Elastic Container Registry path of the Docker image to run.",
        /Invalid training image|TrainingRepositoryAccessMode|valid Amazon Elastic Container Registry path|ECR image "(?<image>[^"]+)" is invalid|invalid (?:image )?reference format|Using non-ECR image/i,
      ),
    ],
    happened: "The request names an image that SageMaker does not accept; nothing was started.",
    cause:
      "It must be a whole ECR path with a tag or digest, ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG, in the region of the job.",
    fix: "Push the image to ECR and give its whole path; `byoa package IMAGE` writes the commands.",
    requirements: [],
    sources: [issue("aws/sagemaker-python-sdk", 2063), issue("aws/amazon-sagemaker-examples", 197)],
  },
  {
    title: "Unsupported manifest media type",
    area: "account",
    role: "cause",
    clues: [
      clue(
        "Unsupported manifest media type application/vnd.oci.image.index.v1+json for image",
        /Unsupported (?:image )?manifest|manifest media type (?<type>application\/\S+)|application\/vnd\.oci\.image\.(?:index|manifest)\S*/i,
      ),
    ],
    happened: "SageMaker refuses the manifest of the image.",
    cause:
      "It was pushed with an OCI manifest or as an index of several platforms with attestations, as Docker builds by default today.",
    fix: "`docker buildx build --platform linux/amd64 --provenance=false --output type=docker,oci-mediatypes=false …` and push again; `byoa package` checks it before you push.",
    requirements: ["IMG-MANIFEST-02"],
    sources: [issue("mlflow/mlflow", 13834), issue("aws/amazon-sagemaker-feedback", 180), issue("moby/buildkit", 5480)],
  },
];
