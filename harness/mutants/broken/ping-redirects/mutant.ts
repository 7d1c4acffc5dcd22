import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "answers /ping with a redirect to /ping/",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        'if (route === "GET /ping") return',
        'if (route === "GET /ping") return { status: 307, body: "" };\n  if (route === "GET /ping/") return',
      ],
    ],
  },
  fails: {
    "HOST-PING-03": /30[127]/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*", "TRAIN-MODEL-04"],
});
