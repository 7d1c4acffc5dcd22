import { mutant } from "../../src/mutant.ts";

export default mutant({
  title: "answers an unknown content type with 500",
  from: "plain",
  replace: {
    "serve.mjs": [["throw new Refusal(415,", "throw new Refusal(500,"]],
  },
  fails: {
    "INV-CT-03": /500/,
  },
});
