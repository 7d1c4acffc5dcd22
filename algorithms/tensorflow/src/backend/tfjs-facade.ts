// What tfjs-node uses of the union package `@tensorflow/tfjs`: bundle.mjs puts this in its place, so that core is there once.
export * from "@tensorflow/tfjs-core";
