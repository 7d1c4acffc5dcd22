/** The operations that `byoa up` answers, by the folder of the service's model in the official SDK. Their shapes come from that model. */
export const servedOperations = {
  sagemaker: ["CreateTrainingJob", "DeleteTrainingJob", "DescribeTrainingJob", "ListTrainingJobs", "StopTrainingJob"],
  logs: ["DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents", "GetLogEvents"],
  sts: ["GetCallerIdentity"],
} as const;

export type ServedService = keyof typeof servedOperations;
