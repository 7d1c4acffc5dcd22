import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "fails on every path that it does not know, /metrics too",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["  throw new Refusal(404, `no such route: ${route}`);", "  throw new Error(`no such route: ${route}`);"],
    ],
  },
  fails: {
    "HOST-METRICS-17": /GET \/metrics gets 500/,
  },
});
