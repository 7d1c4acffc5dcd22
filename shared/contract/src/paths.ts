/** Where the platform's folders lie on SageMaker. Source: developer guide, "how SageMaker provides training information". */
export const BASE_DIRECTORY = "/opt/ml";

/** The variable that moves the whole tree elsewhere: for runs without a container. Never set by the platform. */
export const BASE_DIRECTORY_VARIABLE = "SAGEMAKER_BASE_DIR";

/** Every folder and file that the contract names, below one base directory. */
export interface ContractPaths {
  readonly base: string;
  readonly input: string;
  readonly inputConfig: string;
  readonly inputData: string;
  readonly hyperparameters: string;
  readonly inputDataConfig: string;
  /** All lower case: the spelling `resourceConfig.json` of some AWS pages is never written by the platform. */
  readonly resourceConfig: string;
  readonly checkpointConfig: string;
  readonly model: string;
  readonly output: string;
  readonly outputData: string;
  readonly failure: string;
  readonly checkpoints: string;
  readonly code: string;
  /** Folder of a channel in File and FastFile mode. */
  channel(name: string): string;
  /** FIFO of a channel's epoch (0, 1, 2, …) in Pipe mode. */
  pipe(channel: string, epoch: number): string;
  /** The file that lies beside a channel's folder in File mode; seen in real jobs, content unknown. */
  channelManifest(channel: string): string;
}

/** The contract's paths below `base`, with forward slashes and no trailing slash. */
export function contractPaths(base: string = BASE_DIRECTORY): ContractPaths {
  const inputData = `${base}/input/data`;
  return {
    base,
    input: `${base}/input`,
    inputConfig: `${base}/input/config`,
    inputData,
    hyperparameters: `${base}/input/config/hyperparameters.json`,
    inputDataConfig: `${base}/input/config/inputdataconfig.json`,
    resourceConfig: `${base}/input/config/resourceconfig.json`,
    checkpointConfig: `${base}/input/config/checkpointconfig.json`,
    model: `${base}/model`,
    output: `${base}/output`,
    outputData: `${base}/output/data`,
    failure: `${base}/output/failure`,
    checkpoints: `${base}/checkpoints`,
    code: `${base}/code`,
    channel: (name) => `${inputData}/${name}`,
    pipe: (channel, epoch) => `${inputData}/${channel}_${epoch}`,
    channelManifest: (channel) => `${inputData}/${channel}-manifest`,
  };
}
