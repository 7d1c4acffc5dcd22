/** The operations that `byoa up` answers, by the folder of the service's model in the official SDK. Their shapes come from that model. */
export const servedOperations = {
  sagemaker: [
    "CreateEndpoint",
    "CreateEndpointConfig",
    "CreateModel",
    "CreateTrainingJob",
    "DeleteEndpoint",
    "DeleteEndpointConfig",
    "DeleteModel",
    "DeleteTrainingJob",
    "DescribeEndpoint",
    "DescribeEndpointConfig",
    "DescribeModel",
    "DescribeTrainingJob",
    "ListEndpointConfigs",
    "ListEndpoints",
    "ListModels",
    "ListTrainingJobs",
    "StopTrainingJob",
  ],
  "sagemaker-runtime": ["InvokeEndpoint"],
  logs: ["DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents", "GetLogEvents"],
  sts: ["GetCallerIdentity"],
} as const;

export type ServedService = keyof typeof servedOperations;
/** Services of plain requests with plain answers; invocations carry bytes. */
export type DocumentService = Exclude<ServedService, "sagemaker-runtime">;
