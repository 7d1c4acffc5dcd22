export * from "./program/run-program.ts";
export * from "./serving/index.ts";
