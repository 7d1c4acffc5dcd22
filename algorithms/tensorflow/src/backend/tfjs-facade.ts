// What tfjs-node uses of the union package `@tensorflow/tfjs`: bundle.mjs puts this in its place, so that core is there once.
import { KernelBackend as CoreBackend } from "@tensorflow/tfjs-core";

export * from "@tensorflow/tfjs-core";

/** tfjs-node was compiled to ES5: its backend calls the class it extends as a function, which a class of today refuses. */
export function KernelBackend(): void {}
KernelBackend.prototype = CoreBackend.prototype;
