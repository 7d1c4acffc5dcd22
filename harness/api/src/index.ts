/** SageMaker's API on this machine, over the local platform. */
export { type Api, type ApiOptions, openApi } from "./server/open-api.ts";
export type { RequestRecord } from "./server/request-record.ts";
export { resetState } from "./store/reset-state.ts";
export { UP_ERROR_CODES, UpError, type UpErrorCode } from "./up-error.ts";
