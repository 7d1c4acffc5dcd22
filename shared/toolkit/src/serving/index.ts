export type { Invocation } from "./invocation.ts";
export type { Prediction } from "./prediction.ts";
export { BadInput } from "./refusal.ts";
export { numberRows } from "./rows/number-rows.ts";
export type { RowFormat } from "./rows/row-format.ts";
export { defineServing, type Serving, type ServingDefinition } from "./serving.ts";
