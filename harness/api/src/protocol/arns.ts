/** Who asks: every signature is taken, so there is one account. */
export interface Caller {
  readonly account: string;
  readonly region: string;
}

export const ACCOUNT = "000000000000";

export type ArnType = "training-job" | "model" | "endpoint-config" | "endpoint";

export const sagemakerArn = ({ region, account }: Caller, type: ArnType, name: string): string =>
  `arn:aws:sagemaker:${region}:${account}:${type}/${name.toLowerCase()}`;

export const logGroupArn = ({ region, account }: Caller, group: string): string =>
  `arn:aws:logs:${region}:${account}:log-group:${group}`;
