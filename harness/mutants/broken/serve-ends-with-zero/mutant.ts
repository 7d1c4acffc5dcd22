import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the server ends with 0 when it cannot start, as a script that forgets the exit code of its server",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const server = createServer(",
        '  console.error("the server has gone");\n  process.exit(0);\n  const server = createServer(',
      ],
    ],
  },
  fails: {
    "IMG-SERVE-04": /the container ended after .* with exit code 0/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "PORT-*", "STOP-*", "TRAIN-MODEL-04"],
});
