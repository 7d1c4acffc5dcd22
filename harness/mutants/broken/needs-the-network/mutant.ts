import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "looks something up on the network before it trains",
  from: "plain",
  replace: {
    "train.mjs": [
      [
        "const sums = new Map();",
        'if (Object.keys(networkInterfaces()).length < 2) throw new Error("getaddrinfo EAI_AGAIN packages.invalid");\n  const sums = new Map();',
      ],
      ["import { nearest }", 'import { networkInterfaces } from "node:os";\nimport { nearest }'],
    ],
  },
  fails: {
    "SEC-NET-01": /network/,
  },
});
