import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "answers bad input with 500",
  from: "plain",
  replace: {
    "serve.mjs": [
      ["throw new Refusal(400, `row ${index + 1} is not a list of numbers`);", 'throw new Error("cannot parse");'],
    ],
  },
  fails: {
    "INV-ERR-06": /500/,
  },
});
