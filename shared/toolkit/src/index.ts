export { parseModelDocument, readModelFile } from "./model/model-file.ts";
export * from "./program/run-program.ts";
export * from "./script-mode/index.ts";
export * from "./serving/index.ts";
export * from "./training/index.ts";
