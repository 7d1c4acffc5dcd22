// Node's `util` with the two functions that tfjs-node 4.22 still calls and Node 23 has removed; for its code only (bundle.mjs).
export * from "node:util";

export const isNullOrUndefined = (value: unknown): boolean => value === null || value === undefined;
export const isArray = Array.isArray;
