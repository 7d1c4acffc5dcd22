/** Where the contract says so. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** A page of the SageMaker developer guide. */
export const awsGuide = (page: string): Source => ({
  title: `SageMaker developer guide: ${page}`,
  url: `https://docs.aws.amazon.com/sagemaker/latest/dg/${page}.html`,
});

/** A thread in which somebody met it. */
export const issue = (repository: string, number: number): Source => ({
  title: `${repository}#${number}`,
  url: `https://github.com/${repository}/issues/${number}`,
});

/** A file of a public repository. */
export const code = (repository: string, path: string): Source => ({
  title: `${repository}: ${path}`,
  url: `https://github.com/${repository}/blob/HEAD/${path}`,
});

/** An operation of the SageMaker API. */
export const awsApi = (operation: string): Source => ({
  title: `SageMaker API: ${operation}`,
  url: `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${operation}.html`,
});

/** Our own reasoning, where AWS says nothing. */
export const reasoning = (title: string): Source => ({ title, url: "docs/decisions" });
