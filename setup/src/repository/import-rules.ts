/** Which package may import which (ARCHITECTURE.md), by folder; its tests may import those of `inTests` too. dependency-cruiser enforces it. */
export interface ImportRule {
  folder: string;
  mayImport: readonly string[];
  inTests?: readonly string[];
}

/**
 * algorithms, frameworks → toolkit → contract, archive ← platform ← conformance ← labs ← cli. The harness judges images in any language alike: it never
 * sees the toolkit. What stands in no row may be imported by nobody.
 */
export const importRules: readonly ImportRule[] = [
  { folder: "shared/contract", mayImport: [] },
  { folder: "shared/archive", mayImport: [] },
  { folder: "shared/toolkit", mayImport: ["shared/contract", "shared/archive"] },
  { folder: "shared/algorithm-tests", mayImport: [] },
  {
    folder: "algorithms/decision-tree",
    mayImport: ["shared/toolkit"],
    inTests: ["shared/algorithm-tests"],
  },
  { folder: "algorithms/tensorflow", mayImport: ["shared/toolkit"], inTests: ["shared/algorithm-tests"] },
  {
    folder: "frameworks/node",
    mayImport: ["shared/toolkit"],
    inTests: ["shared/algorithm-tests"],
  },
  { folder: "datasets/iris", mayImport: [] },
  { folder: "harness/platform", mayImport: ["shared/contract", "shared/archive"], inTests: ["datasets/iris"] },
  { folder: "harness/conformance", mayImport: ["shared/contract", "datasets/iris", "harness/platform"] },
  {
    folder: "harness/sdk",
    mayImport: ["shared/contract", "harness/platform", "harness/conformance"],
    inTests: ["datasets/iris"],
  },
  {
    folder: "harness/api",
    mayImport: ["harness/platform", "harness/sdk"],
  },
  {
    folder: "harness/scaffold",
    mayImport: ["datasets/iris"],
    inTests: ["harness/conformance", "shared/toolkit"],
  },
  {
    folder: "harness/labs",
    mayImport: ["datasets/iris", "harness/scaffold", "harness/mutants", "harness/conformance", "harness/platform"],
  },
  {
    folder: "harness/cli",
    mayImport: [
      "shared/contract",
      "harness/api",
      "harness/scaffold",
      "harness/labs",
      "harness/sdk",
      "harness/conformance",
      "harness/platform",
    ],
  },
  { folder: "harness/mutants", mayImport: ["harness/conformance", "harness/platform"] },
  { folder: "harness/hostile", mayImport: ["harness/conformance", "harness/platform"] },
  { folder: "harness/foreign", mayImport: ["harness/conformance", "harness/platform"] },
  { folder: "harness/corpus", mayImport: ["harness/conformance", "harness/platform"] },
  {
    folder: "benchmarks",
    mayImport: [
      "shared/contract",
      "shared/toolkit",
      "algorithms/decision-tree",
      "datasets/iris",
      "harness/platform",
      "harness/conformance",
      "harness/mutants",
    ],
  },
  { folder: "site", mayImport: [] },
  { folder: "setup", mayImport: ["harness/platform"], inTests: ["harness/cli"] },
];
