import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "takes three seconds for each ping",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        'if (route === "GET /ping") return',
        'if (route === "GET /ping") await new Promise((resolve) => setTimeout(resolve, 3000));\n  if (route === "GET /ping") return',
      ],
    ],
  },
  fails: {
    "HOST-PING-05": /2 s|2,?000/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
