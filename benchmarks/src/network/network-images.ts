/** The network's images, built by set-up. */
export const networkImages = {
  native: "byoa/tensorflow",
  pure: "byoa/tensorflow-pure",
  serve: "byoa/tensorflow-serve",
} as const;

export type NetworkBackend = "native" | "pure";
export const BACKENDS: readonly NetworkBackend[] = ["native", "pure"];
