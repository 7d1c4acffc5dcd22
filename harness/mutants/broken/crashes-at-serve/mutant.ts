import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "the server dies of a missing module",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        "  const server = createServer(",
        '  process.getBuiltinModule("module").createRequire("/")("not-installed");\n  const server = createServer(',
      ],
    ],
  },
  fails: {
    "IMG-SERVE-04": /not-installed/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "PORT-*", "STOP-*", "TRAIN-MODEL-04"],
});
