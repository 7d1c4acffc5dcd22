import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "hands its rows over in 200 MB of shared memory",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const sums = new Map();",
        'execFileSync("dd", ["if=/dev/zero", "of=/dev/shm/batch", "bs=1M", "count=200"], { stdio: ["ignore", "ignore", "pipe"] });\n  const sums = new Map();',
      ],
      ["import { nearest }", 'import { execFileSync } from "node:child_process";\nimport { nearest }'],
    ],
  },
  fails: {
    "SEC-RES-03": /shared memory/,
  },
  // No job ends well, and there is no model to serve.
  hides: [
    "TRAIN-*",
    "CHAN-*",
    "LOG-*",
    "IMG-*",
    "SEC-NET-01",
    "HOST-*",
    "INV-*",
    "BATCH-*",
    "STOP-*",
    "PORT-01",
    "MME-*",
  ],
});
