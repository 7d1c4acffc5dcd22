import type { Operations } from "../protocol/operation.ts";

/** Whoever signs is the one user that there is. */
export const stsOperations: Operations<"sts"> = {
  GetCallerIdentity: (_, { account }) => ({
    Arn: `arn:aws:iam::${account}:user/byoa`,
    UserId: "AIDABYOAUP0000000000",
    Account: account,
  }),
};
