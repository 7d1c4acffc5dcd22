import type { IncomingMessage } from "node:http";
import { ApiError } from "./api-error.ts";
import { ACCOUNT, type Caller } from "./arns.ts";

/** Who asks what service, as the signature names it. The signature itself is not looked at: any credentials will do. */
export interface SignedRequest {
  readonly caller: Caller;
  /** Signing name of the service: `sagemaker`, `s3`, `logs`, `sts`, … */
  readonly service: string;
}

/** Throws ApiError `MissingAuthenticationTokenException` for a request that is not signed. */
export function signedRequest({ headers, url = "/" }: IncomingMessage): SignedRequest {
  const ofHeader = /Credential=([^,\s]+)/.exec(headers.authorization ?? "")?.[1];
  const ofQuery = new URLSearchParams(url.split("?", 2)[1]).get("X-Amz-Credential");
  const [, , region, service] = (ofHeader ?? ofQuery ?? "").split("/");
  if (region === undefined || service === undefined)
    throw new ApiError("MissingAuthenticationTokenException", "Missing Authentication Token", 403);
  return { caller: { account: ACCOUNT, region }, service };
}
