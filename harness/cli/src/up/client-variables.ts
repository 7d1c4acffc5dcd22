/** What a client on this machine needs in its environment. The credentials only have to be there. */
export const clientVariables = (url: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: "us-east-1",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "byoa",
  AWS_SECRET_ACCESS_KEY: "byoa",
});

export const shellLines = (variables: Readonly<Record<string, string>>): string[] =>
  Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`);
