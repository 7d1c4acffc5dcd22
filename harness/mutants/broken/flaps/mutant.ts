import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "is healthy at first and then no longer",
  from: "plain",
  replace: {
    "serve.mjs": [
      [
        'return { status: model === undefined ? 503 : 200, body: "" };',
        'return { status: model === undefined || (pings += 1) % 4 === 0 ? 503 : 200, body: "" };',
      ],
      ["let model;", "let model;\nlet pings = 0;"],
    ],
  },
  fails: {
    "HOST-PING-06": /503|200/,
  },
  hides: ["HOST-*", "INV-*", "BATCH-*", "STOP-*"],
});
