import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "caches beside the model, which is read-only",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["  return loaded;", '  writeFileSync("/opt/ml/model/cache.json", "{}");\n  return loaded;'],
      ["import { readFileSync }", "import { readFileSync, writeFileSync }"],
    ],
  },
  fails: {
    "HOST-MODEL-12": /read-only|EROFS/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
