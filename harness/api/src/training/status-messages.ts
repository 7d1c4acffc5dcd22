/** What DescribeTrainingJob says of each secondary state, and clients print. */
const MESSAGES: Readonly<Record<string, string>> = {
  Starting: "Preparing the instances for training",
  Downloading: "Downloading input data",
  Training: "Training image download completed. Training in progress.",
  Stopping: "Stopping the training job",
  Uploading: "Uploading generated training model",
  Completed: "Training job completed",
  Failed: "Training job failed",
  Stopped: "Training job stopped",
  MaxRuntimeExceeded: "Training job runtime exceeded MaxRuntimeInSeconds provided",
};

export const statusMessage = (status: string): string => MESSAGES[status] ?? status;
