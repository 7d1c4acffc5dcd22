import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "sends predictions as text/html",
  from: "plain",
  replace: {
    "serve.mjs": [['type: "text/csv", body', 'type: "text/html", body']],
  },
  fails: {
    "INV-RCT-05": /text\/html/,
  },
});
