import logsModel from "../../models/logs.json" with { type: "json" };
import sagemakerModel from "../../models/sagemaker.json" with { type: "json" };
import runtimeModel from "../../models/sagemaker-runtime.json" with { type: "json" };
import stsModel from "../../models/sts.json" with { type: "json" };
import type { ApiModel } from "./api-model.ts";
import type { ServedService } from "./served-operations.ts";

/** The official models, reduced to what is served here. */
export const models: Readonly<Record<ServedService, ApiModel>> = {
  sagemaker: sagemakerModel,
  "sagemaker-runtime": runtimeModel,
  logs: logsModel,
  sts: stsModel,
};
