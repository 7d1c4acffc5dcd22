import { fileURLToPath } from "node:url";

/** Absolute path of the data set's folder. */
export const irisFolder: string = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** All 150 rows: name of the species, then the four measurements. */
export const irisFile = `${irisFolder}/iris.csv`;

/** Absolute folders of the two channels, each with one file `iris.csv`. */
export const irisChannels = { training: `${irisFolder}/training`, testing: `${irisFolder}/testing` } as const;

/** SHA-256 of each file's bytes. */
export const IRIS_CHECKSUMS = {
  "iris.csv": "97bb97af748167bdcaa4ef6592c4c521530a6b14207313fee245d3b2ec5a8cda",
  "training/iris.csv": "b42bce07686e6b7c5b0b7c44c518b460b9abc9ff9d133a3d27c5cb8e73c0a412",
  "testing/iris.csv": "d270ceca8a6808702d391a1e7ac1a611b61a5fd93cdd173d1b91c11d80059b77",
} as const;
