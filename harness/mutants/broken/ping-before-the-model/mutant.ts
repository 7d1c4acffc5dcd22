import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "is healthy whether it has a model or not",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["model === undefined ? 503 : 200", "200"],
      [
        "  model = loadModel();\n  console.log(`model with ${model.centroids.length} centroids is ready`);",
        "  try {\n    model = loadModel();\n  } catch (error) {\n    console.error(error.message);\n  }",
      ],
    ],
  },
  fails: {
    "HOST-PING-07": /200/,
  },
});
